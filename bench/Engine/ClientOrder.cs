using TraceEngine.Bench.Workloads;

namespace TraceEngine.Bench.Engine;

/// <summary>What the client process is told to do, one JSON line each on its standard input.</summary>
internal sealed record ClientOrder
{
    /// <summary>What to do.</summary>
    public required ClientTask Task { get; init; }

    /// <summary>Batches to build beforehand, or to send.</summary>
    public Workload? Workload { get; init; }

    /// <summary>A name for each stream.</summary>
    public IReadOnlyList<string> Streams { get; init; } = [];

    /// <summary>Measured peak, codes a second.</summary>
    public double Peak { get; init; }

    /// <summary>How long a load scenario lasts, s.</summary>
    public int Seconds { get; init; }
}
