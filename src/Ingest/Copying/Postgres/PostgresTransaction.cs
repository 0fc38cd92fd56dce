using System.Data;
using Npgsql;
using NpgsqlTypes;
using TraceEngine.Contracts.Digests;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>One lane transaction on one connection.</summary>
internal sealed class PostgresTransaction(
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    LostConnection self,
    LostBackends lostBackends,
    WriterContext context)
    : ILedgerTransaction
{
    private const string Savepoint = "batch";

    private IBatchWriter? _writer;
    private bool _isCommitSent;

    public LostConnection Connection => self;

    public Task<IReadOnlyList<byte[]?>> FenceAsync(IReadOnlyList<FenceRequest> fences, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<byte[]?>>(async () =>
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var fence in fences)
            {
                var command = new NpgsqlBatchCommand(CopySql.FenceStream);
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = fence.Stream.Id });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = fence.Epoch });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = fence.NextSequence });

                // In a lane the next commit comes only after the shelves: everything before this batch has been emptied.
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = fence.NextSequence - 1 });
                batch.BatchCommands.Add(command);
            }

            var receipts = new List<byte[]?>(fences.Count);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            do
            {
                receipts.Add(await reader.ReadAsync(cancellationToken) ? reader.GetFieldValue<byte[]>(0) : null);
            }
            while (await reader.NextResultAsync(cancellationToken));
            return receipts;
        });

    public Task<StreamRow?> ReadStreamAsync(StreamIdentity stream, CancellationToken cancellationToken) =>
        RunAsync(() => LedgerReads.StreamAsync(connection, stream, cancellationToken));

    public Task<LedgerEntry?> ReadBatchAsync(StreamIdentity stream, long sequence, CancellationToken cancellationToken) =>
        RunAsync(() => LedgerReads.BatchAsync(connection, stream, sequence, cancellationToken));

    public Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) =>
        RunAsync(() => WriterOf(judgements[0]).JudgeAsync(judgements, cancellationToken));

    public async Task CopyAsync(IReadOnlyList<Judgement> judgements, GroupOrder? order, CancellationToken cancellationToken)
    {
        try
        {
            await WriterOf(judgements[0]).WriteAsync(judgements, order, cancellationToken);
        }
        catch (PostgresException refused) when (LedgerFaults.IsRefusedCopy(refused))
        {
            throw new LedgerConflictException(refused.MessageText, refused);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw LedgerFaults.Of(exception);
        }
    }

    public Task SavepointAsync(CancellationToken cancellationToken) =>
        RunAsync(() => transaction.SaveAsync(Savepoint, cancellationToken));

    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        RunAsync(() => transaction.ReleaseAsync(Savepoint, cancellationToken));

    public async Task RollbackToSavepointAsync(CancellationToken cancellationToken)
    {
        await RunAsync(() => transaction.RollbackAsync(Savepoint, cancellationToken));
        _writer?.ForgetSavepoint();
    }

    public Task InsertAsync(Judgement judgement, CancellationToken cancellationToken) =>
        RunAsync(() => WriterOf(judgement).InsertAsync(judgement, cancellationToken));

    public Task AppendAsync(
        IReadOnlyList<StreamAdvance> streams, IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) =>
        RunAsync(async () =>
        {
            await RowCopier.CopyVerdictsAsync(connection, judgements, cancellationToken);
            await using var batch = new NpgsqlBatch(connection, transaction);
            _writer?.AddFinalCommands(batch, judgements);
            batch.BatchCommands.Add(AdvanceCommand(streams));
            batch.BatchCommands.Add(BatchesCommand(judgements));
            await batch.ExecuteNonQueryAsync(cancellationToken);
        });

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        _isCommitSent = true;
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException refused) when (!LedgerFaults.IsEnd(refused))
        {
            // The server answered and lives: the transaction is rolled back for certain.
            throw LedgerFaults.Of(refused);
        }
        catch (Exception exception) when (LedgerFaults.Of(exception) is LedgerFaultException)
        {
            throw new CommitInDoubtException(exception.Message, exception);
        }

        _writer?.Committed();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_isCommitSent)
            {
                await transaction.RollbackAsync(CancellationToken.None);
            }
        }
        catch (Exception exception) when (LedgerFaults.Of(exception) is LedgerFaultException)
        {
            // The connection is gone; what holds the transaction open is ended below.
        }

        var isLost = connection.State != ConnectionState.Open;
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
        if (isLost)
        {
            await lostBackends.TryEndAsync(self);
        }
    }

    /// <summary>A group is of one kind, so a transaction has one writer.</summary>
    private IBatchWriter WriterOf(Judgement judgement) =>
        _writer ??= BatchWriters.For(judgement.Content.Kind, context);

    private static NpgsqlBatchCommand AdvanceCommand(IReadOnlyList<StreamAdvance> streams)
    {
        var command = new NpgsqlBatchCommand(CopySql.AdvanceStreams);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, streams.Select(stream => stream.Stream.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, streams.Select(stream => stream.NextSequence)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, streams.Select(stream => stream.Receipt)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, streams.Select(stream => stream.ClientPosition)));
        return command;
    }

    private static NpgsqlBatchCommand BatchesCommand(IReadOnlyList<Judgement> judgements)
    {
        var command = new NpgsqlBatchCommand(CopySql.AppendBatches);
        var entries = judgements.Select(judgement => judgement.Entry!).ToList();
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, judgements.Select(judgement => judgement.Batch.Stream.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, entries.Select(entry => entry.Sequence)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, entries.Select(entry => entry.Digest)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, entries.Select(entry => entry.Receipt)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Integer, entries.Select(entry => entry.Counts.Accepted)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Integer, entries.Select(entry => entry.Counts.Refused)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Integer, entries.Select(entry => entry.Counts.OpenParents)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, entries.Select(entry => entry.VerdictDigest)));
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = Receipts.DigestVersion });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>
        {
            TypedValue = entries[0].CommittedAt,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, judgements.Select(judgement => judgement.Batch.KeyId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Integer, entries.Select(entry => entry.Flagged)));
        return command;
    }

    private static async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw LedgerFaults.Of(exception);
        }
    }

    private static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw LedgerFaults.Of(exception);
        }
    }
}
