namespace TraceEngine.Bench.Workloads;

/// <summary>What the codes of a workload are packed in.</summary>
internal enum WorkloadShape
{
    /// <summary>Units alone, no parents.</summary>
    Flat,

    /// <summary>Units, boxes of 10, cases of 100 units: 1:10:100, parents with their children in the batch.</summary>
    Cascade,
}
