using Npgsql;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>
/// Writes the rows of one kind of batch inside a lane's transaction; streams, ledger and receipts are the transaction's own.
/// One object lives as long as its transaction.
/// </summary>
internal interface IBatchWriter
{
    /// <summary>Judges what the fast write needs to know beforehand.</summary>
    Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken);

    /// <summary>
    /// The fast write of a whole group. Throws <see cref="Ledger.LedgerConflictException"/> when only the careful way can tell
    /// which row is at fault: the transaction is then lost and the group is redone batch by batch.
    /// </summary>
    /// <param name="judgements">The batches in writing order.</param>
    /// <param name="order">Rows of activations by key; null for other kinds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task WriteAsync(IReadOnlyList<Judgement> judgements, GroupOrder? order, CancellationToken cancellationToken);

    /// <summary>The careful way for one batch, under a savepoint: every row that is not written gets its verdict.</summary>
    Task InsertAsync(Judgement judgement, CancellationToken cancellationToken);

    /// <summary>What is written once at the end, with the ledger, in one round trip.</summary>
    void AddFinalCommands(NpgsqlBatch batch, IReadOnlyList<Judgement> judgements);

    /// <summary>A savepoint was rolled back: what was found or made since is forgotten.</summary>
    void ForgetSavepoint();

    /// <summary>The transaction is durable.</summary>
    void Committed();
}
