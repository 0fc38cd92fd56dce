using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Workloads;

namespace TraceEngine.Bench;

/// <summary>All rounds of all sides of one workload.</summary>
/// <param name="Workload">What was written.</param>
/// <param name="Parts">In the order they ran.</param>
/// <param name="Plans">How the server carries out the statements of the limit, where it has any but COPY.</param>
internal sealed record WorkloadResult(Workload Workload, IReadOnlyList<PartResult> Parts, IReadOnlyList<string> Plans)
{
    /// <summary>The rounds of a side; empty when it was not run.</summary>
    public IReadOnlyList<PartResult> Of(string side) => [.. Parts.Where(part => part.Side == side)];

    /// <summary>Median codes per second of a side.</summary>
    public double Rate(string side) => Median.Of(Of(side).Select(part => part.CodesPerSecond));

    /// <summary>Median of the ratios of each round: what slows a whole round slows both of its sides.</summary>
    public double Ratio(string side, string yardstick) =>
        Median.Of(Of(side).Zip(Of(yardstick), (one, other) => one.CodesPerSecond / other.CodesPerSecond));
}
