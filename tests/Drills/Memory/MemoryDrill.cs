using System.Diagnostics;
using TraceEngine.Client.Streaming;
using TraceEngine.Drills.Kit;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.Memory;

/// <summary>
/// Clients push at full speed; what the server has resident stays below a limit, with the settings it is delivered with.
/// </summary>
internal static class MemoryDrill
{
    public static async Task RunAsync(MemoryOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct);
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes), TimeProvider.System);
        report.Figure("resident at the start", ProcessMemory.NowMiB(house.Server.Id), "MiB");
        var started = Stopwatch.GetTimestamp();
        var codes = await Task.WhenAll(Enumerable.Range(0, options.Clients)
            .Select(line => Task.Run(() => PushAsync(house, line, options.CodesPerBatch, enough.Token, ct), ct)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var peak = ProcessMemory.PeakMiB(house.Server.Id);
        report.Figure("codes", codes.Sum());
        report.Figure("speed", codes.Sum() / seconds, "codes/s");
        report.Figure("resident at the end", ProcessMemory.NowMiB(house.Server.Id), "MiB");
        report.Figure("resident at most", peak, "MiB");
        report.Require(peak < options.LimitMib, $"the server had {peak:0} MiB resident, the limit is {options.LimitMib}");
        report.Require(
            codes.Sum() == await TableCheck.NumberAsync(house.Database, "count_all_codes", ct),
            "the table has not what was answered");
    }

    private static async Task<long> PushAsync(
        DrillHouse house, int line, int codesPerBatch, CancellationToken enough, CancellationToken ct)
    {
        // A connection each, as two machines would have.
        await using var client = house.Connect();
        using var source = new FullSpeedLine(line, codesPerBatch);
        await using var stream = await client.OpenActivationStreamAsync($"line-{line}", new ActivationStreamOptions(), ct);
        while (!enough.IsCancellationRequested)
        {
            await stream.SendAsync(source.Next(), ct);
        }

        await stream.CompleteAsync(ct);
        return stream.Progress.Accepted;
    }
}
