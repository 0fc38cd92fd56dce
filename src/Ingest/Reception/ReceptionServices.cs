using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Telemetry;
using TraceEngine.Ingest.Validation;

namespace TraceEngine.Ingest.Reception;

/// <summary>What every ingest call needs.</summary>
internal sealed class ReceptionServices(
    ILedger ledger, IngestLimits limits, ReceptionOptions options, IngestMetrics metrics)
{
    public IngestLimits Limits => limits;

    public ReceptionOptions Options => options;

    /// <summary>Bytes of all unanswered batches of this host.</summary>
    public ByteBudget HostBudget { get; } = new(options.MaxInFlightBytesOfHost);

    /// <summary>Streams open on this host.</summary>
    public SessionSlots Slots { get; } = new(options);

    /// <summary>validate_only: every check, nothing written; bypasses sequence, position and ledger.</summary>
    public async Task<BatchOutcome> JudgeAsync(PendingBatch batch)
    {
        try
        {
            var judgement = new Judgement(batch);
            await ledger.JudgeAsync(judgement, CancellationToken.None);
            var entry = judgement.Seal(batch.Stream.FirstReceipt, default);
            return new BatchOutcome { Kind = OutcomeKind.Validated, Entry = entry };
        }
        catch (LedgerFaultException fault)
        {
            return BatchOutcome.Unavailable(fault.Message);
        }
    }

    /// <summary>Counts an answer.</summary>
    public void Count(BatchOutcome outcome, bool isMalformed)
    {
        if (isMalformed)
        {
            metrics.Faulted("malformed");
        }
        else if (outcome.Kind == OutcomeKind.Committed)
        {
            metrics.Committed(outcome.Entry!.Counts);
        }
        else if (outcome.Kind == OutcomeKind.AlreadyCommitted)
        {
            metrics.Resent();
        }
        else if (outcome.Kind != OutcomeKind.Validated)
        {
            metrics.Faulted(outcome.Kind.ToString());
        }
    }
}
