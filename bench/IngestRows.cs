using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Reporting;

namespace TraceEngine.Bench;

/// <summary>The rows that follow from the workloads' parts.</summary>
internal sealed class IngestRows(IReadOnlyDictionary<string, WorkloadResult> results)
{
    public const string CascadeSequential = "cascade_seq";

    /// <summary>The row of a target; null for those measured otherwise.</summary>
    public BenchRow? Find(RowTarget target)
    {
        if (Versus(target.Id, "_vs_limit") is { } limited)
        {
            return Ratio(target, results[limited], "engine", "limit");
        }

        if (Versus(target.Id, "_vs_naive") is { } naive)
        {
            return Ratio(target, results[naive], "engine", "naive");
        }

        return target.Id switch
        {
            "resend_vs_first" => Ratio(target, results[CascadeSequential], "resend", "engine"),
            "cpu_per_code" => Cpu(target, results[CascadeSequential].Of("engine")),
            "alloc_per_code" => Allocation(target, results[CascadeSequential].Of("engine")),
            "bytes_flat" => Bytes(target, "flat_seq", "flat_rnd"),
            "bytes_cascade" => Bytes(target, CascadeSequential, "cascade_rnd"),
            _ => null,
        };
    }

    private string? Versus(string id, string ending) =>
        id.EndsWith(ending, StringComparison.Ordinal) && results.ContainsKey(id[..^ending.Length]) ? id[..^ending.Length] : null;

    private static BenchRow Ratio(RowTarget target, WorkloadResult result, string side, string yardstick)
    {
        var engine = result.Of("engine");
        var other = result.Of(yardstick);
        return BenchRow.Of(target, result.Ratio(side, yardstick), new Dictionary<string, object>
        {
            [side] = Math.Round(result.Rate(side)),
            [yardstick] = Math.Round(result.Rate(yardstick)),
            ["ratios"] = result.Of(side).Zip(other, (mine, its) => Math.Round(mine.CodesPerSecond / its.CodesPerSecond, 3)),
            ["cpu_client_us"] = Round(engine.Select(part => part.Microseconds(part.ClientCpuSeconds))),
            ["cpu_server_us"] = Round(engine.Select(part => part.Microseconds(part.ServerCpuSeconds))),
            ["cpu_postgres_us"] = Round(engine.Select(part => part.Microseconds(part.DatabaseCpuSeconds))),
            [$"cpu_postgres_{yardstick}_us"] = Round(other.Select(part => part.Microseconds(part.DatabaseCpuSeconds))),
        });
    }

    private static BenchRow Cpu(RowTarget target, IReadOnlyList<PartResult> engine) => BenchRow.Of(
        target,
        Median.Of(engine.Select(part => part.EngineCpuMicroseconds)),
        new Dictionary<string, object>
        {
            ["client"] = Round(engine.Select(part => part.Microseconds(part.ClientCpuSeconds))),
            ["server"] = Round(engine.Select(part => part.Microseconds(part.ServerCpuSeconds))),
            ["postgres"] = Round(engine.Select(part => part.Microseconds(part.DatabaseCpuSeconds))),
            ["source"] = "/proc/PID/stat",
        });

    private static BenchRow Allocation(RowTarget target, IReadOnlyList<PartResult> engine) => BenchRow.Of(
        target,
        Median.Of(engine.Select(part => part.AllocatedBytes / part.Codes)),
        new Dictionary<string, object>
        {
            ["rounds"] = engine.Select(part => Math.Round(part.AllocatedBytes / part.Codes, 1)),
            ["source"] = "dotnet.gc.heap.total_allocated",
        });

    // The larger of the two: random serials leave index pages fuller or emptier than sequential ones.
    private BenchRow Bytes(RowTarget target, string sequential, string random)
    {
        var (first, second) = (PerCode(results[sequential]), PerCode(results[random]));
        return BenchRow.Of(target, Math.Max(first, second), new Dictionary<string, object>
        {
            ["seq"] = Math.Round(first, 1),
            ["rnd"] = Math.Round(second, 1),
            ["table_bytes_seq"] = results[sequential].Of("engine")[^1].TableBytes,
            ["table_bytes_rnd"] = results[random].Of("engine")[^1].TableBytes,
        });
    }

    private static double PerCode(WorkloadResult result) =>
        result.Of("engine").Max(part => part.TableBytes.Values.Sum() / (double)part.Codes);

    private static double Round(IEnumerable<double> values) => Math.Round(Median.Of(values), 3);
}
