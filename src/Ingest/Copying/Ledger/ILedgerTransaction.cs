using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>One lane transaction. Disposing without <see cref="CommitAsync"/> rolls back.</summary>
internal interface ILedgerTransaction : IAsyncDisposable
{
    /// <summary>The connection, so that it can be ended when its COMMIT is in doubt.</summary>
    LostConnection Connection { get; }

    /// <summary>Step 4: locks the streams in the given order; the receipt of each, or null where nothing matched.</summary>
    Task<IReadOnlyList<byte[]?>> FenceAsync(IReadOnlyList<FenceRequest> fences, CancellationToken cancellationToken);

    /// <summary>The stream's row in a statement of its own, after the fence.</summary>
    Task<StreamRow?> ReadStreamAsync(StreamIdentity stream, CancellationToken cancellationToken);

    /// <summary>A batch in the ledger, in a statement of its own, after the fence.</summary>
    Task<LedgerEntry?> ReadBatchAsync(StreamIdentity stream, long sequence, CancellationToken cancellationToken);

    /// <summary>Judges what the fast write needs to know beforehand: for activations lots and parents.</summary>
    Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken);

    /// <summary>
    /// Writes all accepted rows the fast way, activations by plain COPY in the given order. Throws
    /// <see cref="LedgerConflictException"/> when the server refused (a code is active already) or a row is at fault: the
    /// transaction is then lost and the group is redone.
    /// </summary>
    Task CopyAsync(IReadOnlyList<Judgement> judgements, GroupOrder? order, CancellationToken cancellationToken);

    /// <summary>Starts a savepoint for one batch.</summary>
    Task SavepointAsync(CancellationToken cancellationToken);

    /// <summary>Keeps what was done since the savepoint.</summary>
    Task ReleaseAsync(CancellationToken cancellationToken);

    /// <summary>Undoes what was done since the savepoint.</summary>
    Task RollbackToSavepointAsync(CancellationToken cancellationToken);

    /// <summary>The slow path for one batch: writes the rows that are good and gives the others their verdict.</summary>
    Task InsertAsync(Judgement judgement, CancellationToken cancellationToken);

    /// <summary>Moves the streams and writes the ledger: the last thing before COMMIT.</summary>
    Task AppendAsync(
        IReadOnlyList<StreamAdvance> streams, IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken);

    /// <summary>
    /// Commits. Throws <see cref="CommitInDoubtException"/> when the connection was lost: the transaction may still commit.
    /// </summary>
    Task CommitAsync(CancellationToken cancellationToken);
}
