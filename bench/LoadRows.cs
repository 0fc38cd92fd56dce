using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Reporting;
using TraceEngine.Load;

namespace TraceEngine.Bench;

/// <summary>The latency rows: open-loop scenarios of <c>load/</c>, run in the client process.</summary>
internal sealed class LoadRows(BenchHost host, int seconds)
{
    public async Task<BenchRow> PeakAsync(RowTarget target, double peak, CancellationToken ct)
    {
        var order = new ClientOrder
        {
            Task = ClientTask.AckPeak70,
            Peak = peak,
            Seconds = seconds,
            Streams = host.Names.Next("ack-peak70"),
        };
        return await RunAsync(target, order, ct);
    }

    public Task<BenchRow> QuietAsync(RowTarget target, CancellationToken ct) =>
        RunAsync(target, new ClientOrder { Task = ClientTask.AckQuiet, Seconds = seconds }, ct);

    private async Task<BenchRow> RunAsync(RowTarget target, ClientOrder order, CancellationToken ct)
    {
        await host.ResetAsync(active: null, ct);
        var report = (await host.Client.AskAsync(order, ct)).Load!;
        return report.RefusedCodes == 0
            ? Row(target, report)
            : throw new BenchException($"{target.Id}: 拒绝 {report.RefusedCodes} 码 / {report.RefusedCodes} codes were refused");
    }

    private static BenchRow Row(RowTarget target, LoadReport report) => BenchRow.Of(
        target,
        report.P99Ms,
        new Dictionary<string, object>
        {
            ["p50"] = report.P50Ms,
            ["p90"] = report.P90Ms,
            ["max"] = report.MaxMs,
            ["batches"] = report.Batches,
            ["offered"] = report.OfferedCodesPerSecond,
            ["acked"] = report.AckedCodesPerSecond,
            ["sender_late_p99"] = report.SenderLateP99Ms,
        });
}
