using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Shelving;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>
/// Writes one group of batches in one transaction: steps 4 to 6 of the write protocol. Every redo is a new transaction that
/// starts at the fence and forgets all verdicts. Returns one outcome per batch; never throws for an operating fault.
/// </summary>
internal sealed class GroupWriter(ILedger ledger, IShelves shelves, TimeProvider time, GroupWriterOptions options)
{
    /// <summary>Writes the group.</summary>
    /// <param name="batches">In arrival order; batches of one stream in sequence order.</param>
    /// <param name="carefully">Go batch by batch from the start: the penalty lane's way.</param>
    /// <param name="cancellationToken">Ends the host's patience, not the group's atomicity.</param>
    public async Task<IReadOnlyDictionary<PendingBatch, BatchOutcome>> WriteAsync(
        IReadOnlyList<PendingBatch> batches, bool carefully, CancellationToken cancellationToken)
    {
        var group = new GroupAttempt(batches, carefully);
        while (!await TryOnceAsync(group, cancellationToken))
        {
            // Bounded: one redo after a lost COMMIT, one turn to careful (a conflict, a lock timeout), MaxRedos after deadlocks.
        }

        return group.Outcomes;
    }

    /// <summary>One transaction. True when every batch has its outcome.</summary>
    private async Task<bool> TryOnceAsync(GroupAttempt group, CancellationToken cancellationToken)
    {
        LostConnection? connection = null;
        try
        {
            group.Restart();
            await using var transaction = await ledger.BeginAsync(group.Lost, cancellationToken);
            connection = transaction.Connection;
            var receipts = await transaction.FenceAsync(group.Runs.ConvertAll(run => run.Fence), cancellationToken);
            await AnswerUnmatchedAsync(transaction, group, receipts, cancellationToken);

            // Either the lock is ours or the ledger has told: nothing is in doubt any more. Not before the ledger has been read.
            group.IsInDoubt = false;
            group.HoldsLocks = true;
            group.Lost = null;
            if (group.Runs.Count > 0)
            {
                await WriteRowsAsync(transaction, group, cancellationToken);
                await CommitAsync(transaction, group, cancellationToken);
            }
        }
        catch (CommitInDoubtException)
        {
            return HandleDoubt(group, connection);
        }
        catch (LedgerConflictException)
        {
            group.Carefully = true;
            return false;
        }
        catch (LedgerFaultException fault)
        {
            return HandleFault(group, fault);
        }

        await EmptyShelvesAsync(group, cancellationToken);
        group.Publish();
        return true;
    }

    /// <summary>No row from the fence: the row first, then the ledger, each in a statement of its own.</summary>
    private static async Task AnswerUnmatchedAsync(
        ILedgerTransaction transaction, GroupAttempt group, IReadOnlyList<byte[]?> receipts, CancellationToken cancellationToken)
    {
        var unmatched = new List<StreamRun>();
        for (var i = 0; i < receipts.Count; i++)
        {
            if (receipts[i] is { } receipt)
            {
                group.Runs[i].Receipt = receipt;
            }
            else
            {
                unmatched.Add(group.Runs[i]);
            }
        }

        foreach (var run in unmatched)
        {
            group.Runs.Remove(run);
            var row = await transaction.ReadStreamAsync(run.Stream, cancellationToken);
            foreach (var batch in run.Batches)
            {
                var entry = await transaction.ReadBatchAsync(run.Stream, batch.Sequence, cancellationToken);
                group.Answer(batch, AnswerFromLedger(batch, row, entry));
            }

            if (row is not null)
            {
                group.Revealed.Add((run.Stream, row));
            }
        }
    }

    private static BatchOutcome AnswerFromLedger(PendingBatch batch, StreamRow? row, LedgerEntry? entry)
    {
        if (entry is not null && entry.Digest.AsSpan().SequenceEqual(batch.Digest))
        {
            return BatchOutcome.Already(entry);
        }

        // Also with another digest in the ledger: an older holder that could go on would duel with the one that wrote it.
        if (row is null || row.Epoch != batch.Epoch)
        {
            return BatchOutcome.Aborted();
        }

        return entry is not null
            ? BatchOutcome.Conflict(entry, row)
            : BatchOutcome.Unavailable("the stream has moved on without this batch");
    }

    private async Task WriteRowsAsync(ILedgerTransaction transaction, GroupAttempt group, CancellationToken cancellationToken)
    {
        if (!group.NeedsCare && await TryWriteFastAsync(transaction, group, cancellationToken))
        {
            return;
        }

        foreach (var run in group.Runs)
        {
            foreach (var batch in run.Batches)
            {
                await WriteOneAsync(transaction, group, run, batch, cancellationToken);
            }
        }
    }

    /// <summary>The whole group at once; false when it must be written batch by batch.</summary>
    private static async Task<bool> TryWriteFastAsync(
        ILedgerTransaction transaction, GroupAttempt group, CancellationToken cancellationToken)
    {
        var judgements = group.Runs.SelectMany(run => run.Batches).Select(batch => new Judgement(batch)).ToList();
        await transaction.JudgeAsync(judgements, cancellationToken);
        if (judgements[0].Content.Kind != BatchKind.Activation)
        {
            judgements.ForEach(judgement => judgement.ApplyMode());
            await transaction.CopyAsync(judgements, null, cancellationToken);
            judgements.ForEach(group.Judged);
            return true;
        }

        foreach (var judgement in judgements)
        {
            DuplicateRules.RefuseRepeatsInBatch(judgement);
            judgement.ApplyMode();
        }

        // Batch by batch every bad row gets its verdict; here nobody has looked yet for codes that are active already.
        if (judgements.Exists(judgement => judgement.IsRefusedByMode))
        {
            return false;
        }

        using var order = new GroupOrder(judgements);
        if (order.HasEqualKeys)
        {
            return false;
        }

        await transaction.CopyAsync(judgements, order, cancellationToken);
        judgements.ForEach(group.Judged);
        return true;
    }

    /// <summary>One batch under a savepoint, with verdicts afresh.</summary>
    private static async Task WriteOneAsync(
        ILedgerTransaction transaction, GroupAttempt group, StreamRun run, PendingBatch batch,
        CancellationToken cancellationToken)
    {
        if (run.Failure is { } failure)
        {
            group.Answer(batch, BatchOutcome.Unavailable(failure));
            return;
        }

        var judgement = new Judgement(batch);
        await transaction.SavepointAsync(cancellationToken);
        try
        {
            await transaction.JudgeAsync([judgement], cancellationToken);
            if (judgement.BatchVerdict is null)
            {
                await transaction.InsertAsync(judgement, cancellationToken);
                judgement.ApplyMode();
            }
        }
        catch (LedgerFaultException fault) when (fault.Fault == LedgerFault.LockTimeout)
        {
            // A wait for another's key is an operating fault, never a verdict: this stream stops here, others go on.
            await transaction.RollbackToSavepointAsync(cancellationToken);
            run.Failure = fault.Message;
            group.Answer(batch, BatchOutcome.Unavailable(fault.Message));
            return;
        }

        if (!judgement.IsWritten)
        {
            await transaction.RollbackToSavepointAsync(cancellationToken);
        }
        else
        {
            await transaction.ReleaseAsync(cancellationToken);
        }

        group.Judged(judgement);
    }

    private async Task CommitAsync(ILedgerTransaction transaction, GroupAttempt group, CancellationToken cancellationToken)
    {
        if (group.Written.Count == 0)
        {
            return;
        }

        var committedAt = Now();
        foreach (var run in group.Runs)
        {
            foreach (var judgement in group.Written.Where(judgement => run.Batches.Contains(judgement.Batch)))
            {
                run.Receipt = judgement.Seal(run.Receipt, committedAt).Receipt;
                run.LastWritten = judgement.Batch;
            }
        }

        var advances = group.Runs
            .Where(run => run.LastWritten is not null)
            .Select(run => new StreamAdvance(
                run.Stream, run.LastWritten!.Sequence + 1, run.Receipt, run.LastWritten.ClientPosition))
            .ToList();
        await transaction.AppendAsync(advances, group.Written, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task EmptyShelvesAsync(GroupAttempt group, CancellationToken cancellationToken)
    {
        if (shelves.HasShelves)
        {
            await shelves.EmptyAsync(ShelfTouches.Of(group.Written), cancellationToken);
        }

        foreach (var (stream, row) in group.Revealed)
        {
            await shelves.RedoAsync(stream, row, cancellationToken);
        }
    }

    /// <summary>
    /// A lost COMMIT is redone once, with the back end ended: the fence then waits for it and its no-row rule answers.
    /// </summary>
    private static bool HandleDoubt(GroupAttempt group, LostConnection? connection)
    {
        if (group.WasInDoubt)
        {
            group.FailAll(BatchOutcome.Unknown("the connection was lost in COMMIT"));
            return true;
        }

        group.IsInDoubt = true;
        group.WasInDoubt = true;
        group.Lost = connection;
        return false;
    }

    private bool HandleFault(GroupAttempt group, LedgerFaultException fault)
    {
        if (group.IsInDoubt)
        {
            group.FailAll(BatchOutcome.Unknown(fault.Message));
            return true;
        }

        if (fault.Fault == LedgerFault.Redo && group.Redos < options.MaxRedos)
        {
            group.Redos++;
            group.Carefully = true;
            return false;
        }

        if (fault.Fault == LedgerFault.LockTimeout && group.HoldsLocks && !group.Carefully)
        {
            // Another's key kept the COPY of all waiting: batch by batch, only the stream that wants it stops.
            group.Carefully = true;
            return false;
        }

        group.FailAll(BatchOutcome.Unavailable(fault.Message));
        return true;
    }

    /// <summary>PostgreSQL keeps microseconds: what a resend reads back must be what the first answer said.</summary>
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
