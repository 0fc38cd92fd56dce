using TraceEngine.Client;

namespace TraceEngine.Load;

/// <summary>
/// Runs a scenario: batches are sent when they are due, however long the server takes. NBomber, made for this, is not to be
/// had from the package sources this project builds from; the scheduler needed here is one loop per line and a histogram.
/// </summary>
public static class OpenLoopRun
{
    private const double P50 = 50;
    private const double P90 = 90;
    private const double P99 = 99;
    private const double Max = 100;

    // Lines are open and their batches built; this lets all loops reach their first wait.
    private static readonly TimeSpan LeadTime = TimeSpan.FromMilliseconds(50);

    /// <summary>Registers the product, opens all lines, sends, and waits for all answers.</summary>
    /// <param name="target">The server; loopback only.</param>
    /// <param name="shape">What to send.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Stops early, without a report.</param>
    /// <exception cref="ArgumentException">The target is another machine, or the run is over its limits.</exception>
    public static async Task<LoadReport> RunAsync(LoadTarget target, LoadShape shape, TimeProvider time, CancellationToken ct)
    {
        target.Validate();
        shape.Validate();
        await RegisterAsync(target, time, ct);
        var recorders = new OpenLoopRecorders(new LatencyRecorder(), new LatencyRecorder());
        var lines = new List<OpenLoopLine>();
        try
        {
            for (var line = 0; line < shape.Lines; line++)
            {
                lines.Add(await OpenLoopLine.OpenAsync(target, shape, line, recorders, time, ct));
            }

            var start = time.GetTimestamp() + Ticks(LeadTime, time);
            var stagger = shape.Interval / shape.Lines;
            await Task.WhenAll(lines.Select((line, i) => line.RunAsync(start + Ticks(stagger * i, time), shape.Interval, ct)));
            return Report(shape, recorders, lines.Sum(line => line.RefusedCodes), time.GetElapsedTime(start));
        }
        finally
        {
            foreach (var line in lines)
            {
                await line.DisposeAsync();
            }
        }
    }

    private static async Task RegisterAsync(LoadTarget target, TimeProvider time, CancellationToken ct)
    {
        var options = new TraceClientOptions { Endpoint = target.Endpoint, Ak = target.Ak, Sk = target.Sk, Time = time };
        await using var client = new TraceClient(options);
        await client.RegisterProductAsync(LoadBatches.Product(), ct);
    }

    private static long Ticks(TimeSpan span, TimeProvider time) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private static LoadReport Report(LoadShape shape, OpenLoopRecorders recorders, long refused, TimeSpan elapsed)
    {
        var latencies = recorders.Latencies;
        return new LoadReport(
            shape.Name,
            shape.Lines,
            shape.BatchCodes,
            Math.Round(shape.CodesPerSecond),
            Math.Round(latencies.Count * shape.BatchCodes / elapsed.TotalSeconds),
            latencies.Count,
            refused,
            latencies.PercentileMs(P50),
            latencies.PercentileMs(P90),
            latencies.PercentileMs(P99),
            latencies.PercentileMs(Max),
            recorders.Lateness.PercentileMs(P99));
    }
}
