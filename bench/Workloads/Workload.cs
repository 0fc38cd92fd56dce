using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Bench.Workloads;

/// <summary>What is written in one part of the bench, the same by every side.</summary>
/// <param name="Shape">Flat or cascade.</param>
/// <param name="Serials">Sequential or random within each prefix.</param>
/// <param name="Codes">Codes at least; rounded up to whole batches on both streams.</param>
/// <param name="Seed">Seed of the codes.</param>
internal sealed record Workload(WorkloadShape Shape, SerialOrder Serials, long Codes, ulong Seed)
{
    /// <summary>Streams, and so lanes in use and writers of the yardsticks.</summary>
    public const int Streams = 2;

    /// <summary>Codes in one transaction of the limit.</summary>
    public const int TransactionCodes = 50_000;

    private const int FlatBatchCodes = 5_000;

    // 45 whole cases: 1 case, 10 boxes, 100 units each. So that no batch cuts a case.
    private const int CascadeBatchCodes = 45 * 111;

    /// <summary>Such as <c>cascade_seq</c>; also the start of the row ids.</summary>
    public string Name =>
        (Shape == WorkloadShape.Flat ? "flat" : "cascade") + (Serials == SerialOrder.Sequential ? "_seq" : "_rnd");

    /// <summary>Codes in a batch.</summary>
    public int BatchCodes => Shape == WorkloadShape.Flat ? FlatBatchCodes : CascadeBatchCodes;

    /// <summary>Batches of each stream.</summary>
    public int BatchesPerStream => (int)((Codes + ((long)BatchCodes * Streams) - 1) / ((long)BatchCodes * Streams));

    /// <summary>Codes really written.</summary>
    public long TotalCodes => (long)BatchesPerStream * BatchCodes * Streams;

    /// <summary>Batches in one transaction of the limit.</summary>
    public static int BatchesPerTransaction => TransactionCodes / FlatBatchCodes;
}
