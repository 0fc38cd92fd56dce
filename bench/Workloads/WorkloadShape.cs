namespace TraceEngine.Bench.Workloads;

/// <summary>What is written, and what stands there before.</summary>
internal enum WorkloadShape
{
    /// <summary>Units alone, no parents.</summary>
    Flat,

    /// <summary>Units, boxes of 10, cases of 100 units: 1:10:100, parents with their children in the batch.</summary>
    Cascade,

    /// <summary>Units and boxes are active, each by itself; what is written is which units go into which box, ten each.</summary>
    Pack,

    /// <summary>Units are active, without parents; what is written is documents that ship them.</summary>
    Flow,
}
