using TraceEngine.Drills.Kit;
using TraceEngine.Drills.Kit.Sources;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Drills.KillClient;

/// <summary>
/// Client processes are killed -9 and started again with no memory of their own until all is sent. Every batch is there once,
/// and what an earlier life was answered is what is stored.
/// </summary>
internal static class KillClientDrill
{
    public static async Task RunAsync(KillClientOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct);
        var lastBatch = (long)options.Kills * options.AcksBetweenKills;
        var ledgers = Enumerable.Range(0, options.Clients)
            .Select(line => new StreamLedger(new SeededLine(line, options.Seed, options.CasesPerBatch)))
            .ToList();
        var kills = await Task.WhenAll(ledgers.Select(
            (ledger, line) => RunLineAsync(house, line, ledger, options, lastBatch, report, ct)));
        report.Figure("kills", kills.Sum());
        foreach (var ledger in ledgers)
        {
            await FillAsync(house, ledger, lastBatch, report, ct);
        }

        await house.CheckAsync(ledgers, report, ct);
    }

    private static async Task<int> RunLineAsync(
        DrillHouse house,
        int line,
        StreamLedger ledger,
        KillClientOptions options,
        long lastBatch,
        DrillReport report,
        CancellationToken ct)
    {
        var moments = new Random(unchecked((options.Seed * 1000) + line));
        for (var kill = 0; ; kill++)
        {
            var acks = new AckCount();
            var isLast = kill == options.Kills;
            await using var client = await ClientProgram.StartAsync(house, line, options, lastBatch, text =>
            {
                var (sequence, answer) = ClientProgram.Parse(text);
                ledger.Take(sequence, answer, report);
                acks.Add();
            });
            var exit = client.ExitAsync(ct);
            if (!isLast)
            {
                await Task.WhenAny(acks.MoreAsync(moments.Next(options.AcksBetweenKills), ct), exit);
                if (!client.HasExited)
                {
                    Signal.Kill.SendTo(client.Id);
                }
            }

            var code = await exit;
            if (code == 0 || isLast)
            {
                report.Require(code == 0, $"{ledger.Name}: the client ended with {code}: {client.Output}");
                return kill;
            }
        }
    }

    // Acks that were under way at a kill were told to nobody: the ledger's own record stands in for them, and rows are then
    // compared with it. What was told is compared with what was told.
    private static async Task FillAsync(
        DrillHouse house, StreamLedger ledger, long lastBatch, DrillReport report, CancellationToken ct)
    {
        var told = ledger.Answers.Count;
        await foreach (var (sequence, answer) in StoredAnswers.ReadAsync(house.Database, ledger.Name, ct))
        {
            ledger.Take(sequence, answer, report);
        }

        report.Require(ledger.Answers.Count == lastBatch, $"{ledger.Name}: {ledger.Answers.Count} batches, not {lastBatch}");
        report.Figure($"{ledger.Name}: acks that reached a client", told, $"of {lastBatch}");
    }
}
