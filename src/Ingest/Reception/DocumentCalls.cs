using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Reception;

/// <summary>Serves one unary upload of a document, whatever its kind.</summary>
internal sealed class DocumentCalls(ReceptionServices services, DocumentUploads documents)
{
    /// <summary>Writes the document, or gives its first answer again.</summary>
    /// <param name="kind">Kind of the document's rows.</param>
    /// <param name="name">What names it in the ledger, checked already.</param>
    /// <param name="mode">What happens when rows are bad.</param>
    /// <param name="document">Its rows.</param>
    /// <param name="caller">Who uploads.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    public async Task<BatchAck> UploadAsync(
        StreamKind kind,
        string name,
        StreamMode mode,
        IncomingBatch document,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await services.HostBudget.TakeAsync(document.Bytes, cancellationToken);
        try
        {
            return await WriteAsync(
                new StreamIdentity(caller.EnterpriseId, (short)kind, isDocument: true, name),
                mode,
                document,
                caller,
                cancellationToken);
        }
        catch (LedgerFaultException fault)
        {
            throw IngestErrors.Unavailable(fault.Message);
        }
        finally
        {
            services.HostBudget.Return(document.Bytes);
        }
    }

    private async Task<BatchAck> WriteAsync(
        StreamIdentity identity, StreamMode mode, IncomingBatch document, Caller caller, CancellationToken cancellationToken)
    {
        var validated = await document.Validate(caller, cancellationToken);
        if (validated.Malformed is { } malformed)
        {
            throw IngestErrors.Malformed(malformed);
        }

        using var rows = validated.Rows!;
        PendingBatch Attempt(long attempt) => new()
        {
            Stream = identity,
            Epoch = 0,
            Sequence = attempt,
            Digest = validated.Digest,
            AllOrNothing = mode == StreamMode.AllOrNothing,
            KeyId = caller.Ak,
            Rows = rows,
            BatchVerdict = validated.BatchVerdict,
        };
        var outcome = document.ValidateOnly
            ? await services.JudgeAsync(Attempt(1))
            : await documents.WriteAsync(identity, validated.Digest, Attempt, cancellationToken);
        services.Count(outcome, isMalformed: false);
        return outcome.Kind switch
        {
            OutcomeKind.Committed or OutcomeKind.AlreadyCommitted or OutcomeKind.Validated =>
                AnswerMessages.Ack(outcome.Entry!, outcome.Kind),
            OutcomeKind.Conflict => throw IngestErrors.DocumentConflict(identity.Name),
            OutcomeKind.Unknown => throw IngestErrors.UnknownOutcome(),
            _ => throw IngestErrors.Unavailable(outcome.Detail),
        };
    }
}
