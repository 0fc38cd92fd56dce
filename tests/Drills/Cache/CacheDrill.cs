using TraceEngine.Drills.Kit;
using TraceEngine.Drills.Kit.Sources;
using TraceEngine.Query.Caching;

namespace TraceEngine.Drills.Cache;

/// <summary>
/// Readers and writers on two hosts whose steps are held up at random, while hosts die, Redis is lost, evicts, fails over or is
/// out of one host's reach: no request that starts after an ack is shown anything older.
/// </summary>
internal static class CacheDrill
{
    public static async Task RunAsync(CacheDrillOptions options, DrillReport report, CancellationToken ct)
    {
        var kind = options.Replicated == 0 ? RedisKind.Plain : RedisKind.Replicated;
        await using var house = await CacheHouse.StartAsync(kind, options.Seed, ct);
        using var clients = new CacheClients(house);
        await clients.RegisterAsync(Line.Product, ct);
        SubjectWriter[] writers =
        [
            new MovingWriter(house, clients, 1), new FillingWriter(house, clients, 2), new ShippingWriter(house, clients, 3),
            new LotWriter(house, clients, 4), new RecallWriter(house, clients, 5), new EndingWriter(house, clients, 6),
        ];
        foreach (var writer in writers)
        {
            await writer.StartAsync(ct);
        }

        var troubles = new Troubles(house, report);
        await troubles.CachingAsync(ct);
        var (generation, _) = await house.GenerationAsync(ct);
        var readers = new CacheReaders(clients, writers, report);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var writing = Task.WhenAll(writers.Select(writer => Task.Run(() => writer.RunAsync(enough.Token, ct), ct)));
        var reading = Task.WhenAll(Readers(options, readers).Select(read => Task.Run(() => read(enough.Token), ct)));
        var start = TimeProvider.System.GetTimestamp();
        do
        {
            var round = troubles.RoundAsync(options.IsWhole, ct);
            await await Task.WhenAny(round, writing, reading);
            await round;
        }
        while (TimeProvider.System.GetElapsedTime(start).TotalSeconds < options.Seconds);

        // The writers end first: what they acked last is read too.
        await enough.CancelAsync();
        var written = await writing;
        await reading;
        report.Figure("writes acked", written.Sum());
        report.Figure("writes sent again to the other host", clients.Resends);
        report.Figure("chains read one by one", readers.Reads);
        report.Figure("chains read in batches", readers.Streamed);
        report.Figure("reads that a dying host did not answer", readers.Failures);
        report.Figure("entries hit", house.Hosts.Sum(host => host.Figures.Hits));
        report.Figure("entries filled", house.Hosts.Sum(host => host.Figures.Filled));
        report.Figure("fills refused", house.Hosts.Sum(host => host.Figures.Refused));
        report.Figure("times the cache was closed", (await house.GenerationAsync(ct)).Number - generation);
        report.Figure("older data shown", report.Findings.Count);
        RequireThatItWasTried(house, readers, report);
    }

    private static IEnumerable<Func<CancellationToken, Task>> Readers(CacheDrillOptions options, CacheReaders readers)
    {
        for (var reader = 0; reader < options.Readers; reader++)
        {
            var seed = (options.Seed * 1_000) + reader;
            yield return enough => readers.AskAsync(seed, enough);
            if (reader % 4 == 0)
            {
                yield return enough => readers.AskForManyAsync(-seed, enough);
            }
        }
    }

    /// <summary>A cache that is never hit shows nothing older either.</summary>
    private static void RequireThatItWasTried(CacheHouse house, CacheReaders readers, DrillReport report)
    {
        report.Require(readers.Reads > 0 && readers.Streamed > 0, "nothing was read");
        report.Require(house.Hosts.All(host => host.Figures is { Hits: > 0, Filled: > 0 }), "a host's cache was never hit");
        report.Require(house.Hosts.Any(host => host.Figures.Refused > 0), "no fill was ever refused: nothing was contended");
    }
}
