using TraceEngine.Files.Relation.Writing;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Bench.Workloads;

/// <summary>What is written in one part of the bench, the same by every side.</summary>
/// <param name="Shape">What the rows are.</param>
/// <param name="Serials">Sequential or random within each prefix.</param>
/// <param name="Codes">Codes at least; rounded up to whole batches on both streams.</param>
/// <param name="Seed">Seed of the codes.</param>
internal sealed record Workload(WorkloadShape Shape, SerialOrder Serials, long Codes, ulong Seed)
{
    /// <summary>Streams, and so lanes in use and writers of the yardsticks.</summary>
    public const int Streams = 2;

    /// <summary>Codes in one transaction of the limit.</summary>
    public const int TransactionCodes = 50_000;

    /// <summary>Units in a box.</summary>
    public const int BoxUnits = 10;

    /// <summary>Codes in a document: two transactions of the limit.</summary>
    public const int DocumentCodes = 100_000;

    private const int RowsPerBatch = 5_000;

    // 45 whole cases: 1 case, 10 boxes, 100 units each. So that no batch cuts a case.
    private const int CascadeBatchCodes = 45 * 111;

    /// <summary>Such as <c>cascade_seq</c>; also the start of the row ids.</summary>
    public string Name => Shape switch
    {
        WorkloadShape.Pack => "pack",
        WorkloadShape.Flow => "flow",
        _ => (Shape == WorkloadShape.Flat ? "flat" : "cascade") + (Serials == SerialOrder.Sequential ? "_seq" : "_rnd"),
    };

    /// <summary>Whether the codes are active before anything is timed.</summary>
    public bool NeedsActiveCodes => Shape is WorkloadShape.Pack or WorkloadShape.Flow;

    /// <summary>Kind of the batches that are sent.</summary>
    public BatchKind Kind => Shape switch
    {
        WorkloadShape.Pack => BatchKind.Packaging,
        WorkloadShape.Flow => BatchKind.Flow,
        _ => BatchKind.Activation,
    };

    /// <summary>Rows in a batch, as they are counted: codes, links of a unit with its box, or codes of a document.</summary>
    public int BatchCodes => Shape == WorkloadShape.Cascade ? CascadeBatchCodes : RowsPerBatch;

    /// <summary>Codes activated for a batch: with links, the boxes too.</summary>
    public int ActiveCodes => Shape == WorkloadShape.Pack ? RowsPerBatch + (RowsPerBatch / BoxUnits) : BatchCodes;

    /// <summary>Batches of each stream.</summary>
    public int BatchesPerStream => (int)((Codes + ((long)BatchCodes * Streams) - 1) / ((long)BatchCodes * Streams));

    /// <summary>Rows really written, which is what rates are of.</summary>
    public long TotalCodes => (long)BatchesPerStream * BatchCodes * Streams;

    /// <summary>Codes in the table afterwards.</summary>
    public long StoredCodes => (long)BatchesPerStream * ActiveCodes * Streams;

    /// <summary>Batches in one transaction of the limit.</summary>
    public static int BatchesPerTransaction => TransactionCodes / RowsPerBatch;

    /// <summary>Transactions of each stream of the limit.</summary>
    public int Transactions => (BatchesPerStream + BatchesPerTransaction - 1) / BatchesPerTransaction;

    /// <summary>How many batches come before a transaction, streams counted one after the other.</summary>
    public long FirstBatchOf(int stream, int transaction) =>
        ((long)stream * BatchesPerStream) + ((long)transaction * BatchesPerTransaction);

    /// <summary>Batches in one document.</summary>
    public static int BatchesPerDocument => DocumentCodes / RowsPerBatch;
}
