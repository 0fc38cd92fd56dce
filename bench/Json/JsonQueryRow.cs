using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Query;
using TraceEngine.Bench.Reporting;

namespace TraceEngine.Bench.Json;

/// <summary>
/// Signed queries of warm codes (/query/codg) against the bare endpoint: the same client, bodies, connections and callers, in
/// turns,
/// either side first in every other round.
/// </summary>
internal sealed class JsonQueryRow(
    BenchHost host, FacadeProcess facade, SignedCalls calls, PalletStock stock, QuerySettings settings)
{
    private const int CallersAtOnce = 32;
    private const int WarmCodes = 2_000;
    private const int CallsPerRound = 16_000;
    private const int WarmUpCalls = 24_000;

    public async Task<BenchRow> RunAsync(RowTarget target, CancellationToken ct)
    {
        await using var bare = await RoleProcess.StartAsync(
            BareRole.Name,
            new Dictionary<string, string>
            {
                [ClientRole.EndpointVariable] = host.Server.Target.Endpoint,
                [ClientRole.AkVariable] = host.Server.Target.Ak,
                [ClientRole.SkVariable] = host.Server.Target.Sk,
            },
            ct);
        var random = new Random((int)settings.Seed);
        string[] codes = [.. Enumerable.Range(0, WarmCodes).Select(_ => PalletStock.Unit(random.NextInt64(stock.Units)))];
        var (front, yardstick) = (new Uri(facade.Address + "/query/codg"), new Uri(bare.Address + "/query/codg"));
        await RateAsync(yardstick, WarmUpCalls);
        await RateAsync(front, WarmUpCalls);
        var (ours, theirs) = (new List<double>(), new List<double>());
        var (oursCpu, theirsCpu) = (0.0, 0.0);
        for (var round = 0; round < settings.Rounds; round++)
        {
            var isOursFirst = round % 2 == 1;
            foreach (var isOurs in (bool[])[isOursFirst, !isOursFirst])
            {
                var process = isOurs ? facade.ProcessId : bare.ProcessId;
                var cpu = ProcessCpu.Seconds(process);
                (isOurs ? ours : theirs).Add(await RateAsync(isOurs ? front : yardstick, CallsPerRound));
                (isOurs ? ref oursCpu : ref theirsCpu) += ProcessCpu.Seconds(process) - cpu;
            }
        }

        var ratios = ours.Zip(theirs, (mine, other) => mine / other).ToList();
        var measured = (double)settings.Rounds * CallsPerRound;
        return BenchRow.Of(target, Median.Of(ratios), new Dictionary<string, object>
        {
            ["facade"] = Math.Round(Median.Of(ours)),
            ["bare"] = Math.Round(Median.Of(theirs)),
            ["unit"] = "calls/s",
            ["callers"] = CallersAtOnce,
            ["facade_cpu_us_a_call"] = Math.Round(oursCpu / measured * 1e6, 1),
            ["bare_cpu_us_a_call"] = Math.Round(theirsCpu / measured * 1e6, 1),
            ["answer_bytes"] = await calls.PostAsync(front, Body(codes[0]), ct),
            ["bare_answer_bytes"] = await calls.PostAsync(yardstick, Body(codes[0]), ct),
            ["ratios"] = ratios.Select(ratio => Math.Round(ratio, 3)).ToList(),
        });

        ReadOnlyMemory<byte> Body(string code) => calls.Body(new { tracCodg = code });

        // Signed anew before each turn, outside of what is timed: a signature ends after 300 s.
        async Task<double> RateAsync(Uri url, int count)
        {
            ReadOnlyMemory<byte>[] bodies = [.. codes.Select(Body)];
            return await Callers.RateAsync(CallersAtOnce, count, number => calls.PostAsync(url, bodies[number % WarmCodes], ct));
        }
    }
}
