using System.Diagnostics;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Query;
using TraceEngine.Bench.Reporting;
using TraceEngine.Client;

namespace TraceEngine.Bench.Json;

/// <summary>
/// Uploads of 10,000 fresh codes over the facade (/tracCodgInfo) against the unary call of the same rows, one at a time, in
/// turns.
/// Timed from the finished body or message to the answer read: what the two ways cost the engine's side and the wire. Making the
/// text (with its signature) or the message is the sender's own work; it is told beside, and so is the ratio with it.
/// </summary>
internal sealed class JsonUploadRow(FacadeProcess facade, SignedCalls calls, TraceClient client, QuerySettings settings)
{
    private const int PairsPerRound = 20;
    // Code that runs once an upload is compiled for good only after some sixty of them; until then the compiler is what is timed.
    private const int WarmUpPairs = 70;

    private int _documents;

    public async Task<BenchRow> RunAsync(RowTarget target, CancellationToken ct)
    {
        await client.RegisterProductAsync(UploadedLot.Product, ct);
        var url = new Uri(facade.Address + "/tracCodgInfo");
        for (var pair = 0; pair < WarmUpPairs; pair++)
        {
            await GrpcAsync(ct);
            await JsonAsync(url, ct);
        }

        var (ours, theirs) = (new List<Timing>(), new List<Timing>());
        var cpu = ProcessCpu.Seconds(facade.ProcessId);
        for (var pair = 0; pair < settings.Rounds * PairsPerRound; pair++)
        {
            if (pair % 2 == 0)
            {
                theirs.Add(await GrpcAsync(ct));
                ours.Add(await JsonAsync(url, ct));
            }
            else
            {
                ours.Add(await JsonAsync(url, ct));
                theirs.Add(await GrpcAsync(ct));
            }
        }

        cpu = ProcessCpu.Seconds(facade.ProcessId) - cpu;
        var ratios = ours.Zip(theirs, (mine, other) => mine.Answered / other.Answered).ToList();
        return BenchRow.Of(target, Median.Of(ratios), new Dictionary<string, object>
        {
            ["facade_ms"] = Math.Round(Median.Of(ours.ConvertAll(one => one.Answered)), 1),
            ["grpc_ms"] = Math.Round(Median.Of(theirs.ConvertAll(one => one.Answered)), 1),
            ["making_the_body_ms"] = Math.Round(Median.Of(ours.ConvertAll(one => one.Made)), 1),
            ["making_the_message_ms"] = Math.Round(Median.Of(theirs.ConvertAll(one => one.Made)), 1),
            ["ratio_with_making"] = Math.Round(
                Median.Of(ours.Zip(theirs, (mine, other) => mine.Whole / other.Whole).ToList()), 3),
            ["facade_cpu_us_a_code"] = Math.Round(cpu * 1e6 / ratios.Count / UploadedLot.Codes, 2),
            ["codes"] = UploadedLot.Codes,
            ["body_bytes"] = calls.Body(UploadedLot.Param("J", UploadedLot.Rows(0))).Length,
            ["pairs"] = ratios.Count,
            ["ratios"] = ratios.Select(ratio => Math.Round(ratio, 3)).ToList(),
        });
    }

    private async Task<Timing> JsonAsync(Uri url, CancellationToken ct)
    {
        var (number, rows) = Next();
        var start = Stopwatch.GetTimestamp();
        var body = calls.Body(UploadedLot.Param(number, rows));
        var made = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await calls.PostAsync(url, body, ct);
        return new Timing(made, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private async Task<Timing> GrpcAsync(CancellationToken ct)
    {
        var (number, rows) = Next();
        var start = Stopwatch.GetTimestamp();
        var message = UploadedLot.Message(number, rows);
        var made = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var ack = await client.UploadActivationsAsync(message, ct);
        var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return ack.Accepted == UploadedLot.Codes
            ? new Timing(made, whole)
            : throw new BenchException(
                $"{number}: 接收 {ack.Accepted}，应为 {UploadedLot.Codes} / accepted {ack.Accepted} of {UploadedLot.Codes}");
    }

    private (string Number, List<UploadedRow> Rows) Next()
    {
        var document = ++_documents;
        var rows = UploadedLot.Rows(document);

        // What building left behind is not collected while we are timed.
        GC.Collect();
        return ($"J{document}", rows);
    }

    private readonly record struct Timing(double Made, double Whole)
    {
        public double Answered => Whole - Made;
    }
}
