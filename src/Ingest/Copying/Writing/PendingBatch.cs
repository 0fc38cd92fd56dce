using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>A checked batch on its way to a lane.</summary>
internal sealed class PendingBatch
{
    public required StreamIdentity Stream { get; init; }

    /// <summary>Epoch of the session that sent it; 0 for a document.</summary>
    public required long Epoch { get; init; }

    public required long Sequence { get; init; }

    public required byte[] Digest { get; init; }

    /// <summary>Null when the batch carries none.</summary>
    public byte[]? ClientPosition { get; init; }

    public required bool AllOrNothing { get; init; }

    /// <summary>The ak that signed the call.</summary>
    public required string KeyId { get; init; }

    public required BatchRows Rows { get; init; }

    /// <summary>Set when validation refused the whole batch for its header.</summary>
    public Verdict? BatchVerdict { get; init; }

    /// <summary>Bytes it counts for in the budgets.</summary>
    public int BudgetBytes { get; init; }

    /// <summary>Answered once, by a lane or by a reset.</summary>
    public TaskCompletionSource<BatchOutcome> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set under the session's lock when a reset or a newer holder has answered it: the lane passes over it.</summary>
    public bool IsDropped { get; set; }

    /// <summary>Set under the session's lock when a lane has begun to write it: its outcome comes from the lane alone.</summary>
    public bool IsTaken { get; set; }
}
