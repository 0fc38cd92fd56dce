using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Shelving;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Batching;

/// <summary>
/// Unary uploads (step 9): a document is a stream of its own kind without Open, fenced with epoch 0 and its attempt.
/// </summary>
internal sealed class DocumentUploads(ILedger ledger, LaneSet lanes, IShelves shelves)
{
    // Two calls may race for one attempt; the loser looks again. More rounds than this means a ledger that lies.
    private const int MaxRounds = 4;

    /// <summary>Writes the document, or gives its first answer again.</summary>
    /// <param name="document">The document.</param>
    /// <param name="digest">Digest of its content.</param>
    /// <param name="makeBatch">Makes the batch for an attempt number.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    public async Task<BatchOutcome> WriteAsync(
        StreamIdentity document, byte[] digest, Func<long, PendingBatch> makeBatch, CancellationToken cancellationToken)
    {
        await ledger.EnsureStreamAsync(document, cancellationToken);
        for (var round = 0; round < MaxRounds; round++)
        {
            var row = await ledger.ReadStreamAsync(document, cancellationToken);
            var attempt = row?.NextSequence ?? 1;
            if (attempt > 1 && await FindAnswerAsync(document, digest, row!, cancellationToken) is { } answer)
            {
                return answer;
            }

            var batch = makeBatch(attempt);
            await lanes.For(document.Key, penalised: false).EnqueueAsync(new QueuedBatch(null, batch), cancellationToken);
            var outcome = await batch.Answer.Task;
            if (outcome.Kind is not (OutcomeKind.Conflict or OutcomeKind.Aborted))
            {
                return outcome;
            }
        }

        return BatchOutcome.Unavailable("the document is being uploaded by another call");
    }

    /// <summary>The same content has an answer already; other content only while every attempt was refused whole.</summary>
    private async Task<BatchOutcome?> FindAnswerAsync(
        StreamIdentity document, byte[] digest, StreamRow row, CancellationToken cancellationToken)
    {
        LedgerEntry? last = null;
        for (var attempt = row.NextSequence - 1; attempt >= 1; attempt--)
        {
            var entry = await ledger.ReadBatchAsync(document, attempt, cancellationToken);
            if (entry is not null && entry.Digest.AsSpan().SequenceEqual(digest))
            {
                // A document has no Open that would empty what a lost COMMIT, or a host that died behind one, has left.
                await shelves.RedoAsync(document, row, cancellationToken);
                return BatchOutcome.Already(entry);
            }

            last ??= entry;
        }

        return last is not null && await ledger.AnyWrittenAsync(document, row.NextSequence, cancellationToken)
            ? BatchOutcome.Conflict(last, row)
            : null;
    }
}
