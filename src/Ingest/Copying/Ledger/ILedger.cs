namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>
/// The steps of the write protocol that touch the database. One implementation is PostgreSQL; the other is the in-memory
/// ledger of the model test, which crashes, loses commits and answers late.
/// Every method throws <see cref="LedgerFaultException"/> for an operating fault.
/// </summary>
internal interface ILedger
{
    /// <summary>
    /// Step 1: makes sure the row exists, raises the epoch (waiting for a transaction that may still commit), and returns
    /// the durable state only after COMMIT returned.
    /// </summary>
    Task<StreamRow> OpenAsync(StreamIdentity stream, CancellationToken cancellationToken);

    /// <summary>Makes sure that a document's row exists, in its own short transaction.</summary>
    Task EnsureStreamAsync(StreamIdentity stream, CancellationToken cancellationToken);

    /// <summary>The stream's row, or null.</summary>
    Task<StreamRow?> ReadStreamAsync(StreamIdentity stream, CancellationToken cancellationToken);

    /// <summary>A batch with its verdicts, or null when it is not in the ledger.</summary>
    Task<LedgerEntry?> ReadBatchAsync(StreamIdentity stream, long sequence, CancellationToken cancellationToken);

    /// <summary>Whether any batch below <paramref name="beforeSequence"/> was written, not refused whole.</summary>
    Task<bool> AnyWrittenAsync(StreamIdentity stream, long beforeSequence, CancellationToken cancellationToken);

    /// <summary>
    /// Begins a lane's transaction. With <paramref name="lost"/>, the back end of a connection that was lost in COMMIT is
    /// ended first, if it is still the same.
    /// </summary>
    Task<ILedgerTransaction> BeginAsync(LostConnection? lost, CancellationToken cancellationToken);

    /// <summary>Runs every check of a batch without writing anything.</summary>
    Task JudgeAsync(Writing.Judgement judgement, CancellationToken cancellationToken);
}
