using Microsoft.Extensions.Logging;
using Npgsql;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Postgres.Activations;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>The ledger in PostgreSQL. READ COMMITTED throughout.</summary>
internal sealed class PostgresLedger(
    NpgsqlDataSource source,
    IdBlocks ids,
    LotBook lots,
    WriterLimits limits,
    TimeProvider time,
    ILogger<PostgresLedger> logger) : ILedger
{
    private readonly LostBackends _lostBackends = new(source, logger);

    public Task<StreamRow> OpenAsync(StreamIdentity stream, CancellationToken cancellationToken) =>
        RunAsync(
            async connection =>
            {
                await EnsureAsync(connection, stream, cancellationToken);
                await using var command = new NpgsqlCommand(CopySql.OpenStream, connection);
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
                return await LedgerReads.StreamRowAsync(command, cancellationToken)
                    ?? throw new InvalidOperationException("a stream row has vanished");
            },
            cancellationToken);

    public Task EnsureStreamAsync(StreamIdentity stream, CancellationToken cancellationToken) =>
        RunAsync(
            async connection =>
            {
                await EnsureAsync(connection, stream, cancellationToken);
                return true;
            },
            cancellationToken);

    public Task<StreamRow?> ReadStreamAsync(StreamIdentity stream, CancellationToken cancellationToken) =>
        RunAsync(connection => LedgerReads.StreamAsync(connection, stream, cancellationToken), cancellationToken);

    public Task<LedgerEntry?> ReadBatchAsync(StreamIdentity stream, long sequence, CancellationToken cancellationToken) =>
        RunAsync(connection => LedgerReads.BatchAsync(connection, stream, sequence, cancellationToken), cancellationToken);

    public Task<bool> AnyWrittenAsync(StreamIdentity stream, long beforeSequence, CancellationToken cancellationToken) =>
        RunAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(CopySql.AnyWritten, connection);
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = beforeSequence });
                return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
            },
            cancellationToken);

    public async Task<ILedgerTransaction> BeginAsync(LostConnection? lost, CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await source.OpenConnectionAsync(cancellationToken);
            var self = await BackendAsync(connection, cancellationToken);
            if (lost is not null)
            {
                IngestLog.CommitInDoubt(logger, lost.ProcessId);
                await LostBackends.EndAsync(connection, lost, cancellationToken);
            }

            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            return new PostgresTransaction(connection, transaction, self, _lostBackends, ContextOf(connection));
        }
        catch (Exception exception)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            throw Sorted(exception);
        }
    }

    public Task JudgeAsync(Judgement judgement, CancellationToken cancellationToken) =>
        RunAsync(
            async connection =>
            {
                await JudgeAsync(connection, judgement, cancellationToken);
                return true;
            },
            cancellationToken);

    private WriterContext ContextOf(NpgsqlConnection connection) => new(connection, ids, lots, limits, time);

    /// <summary>
    /// Activations are judged without a write. What other kinds do depends on what their earlier sections did, so they are
    /// written the careful way and rolled back: the same code gives the same verdicts.
    /// </summary>
    private async Task JudgeAsync(NpgsqlConnection connection, Judgement judgement, CancellationToken cancellationToken)
    {
        if (judgement.Content.Kind == BatchKind.Activation)
        {
            await new DatabaseJudge(connection, lots, ids, time).JudgeWithoutWritingAsync(judgement, cancellationToken);
            return;
        }

        if (judgement.BatchVerdict is not null)
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await BatchWriters.For(judgement.Content.Kind, ContextOf(connection)).InsertAsync(judgement, cancellationToken);
        judgement.ApplyMode();
        await transaction.RollbackAsync(cancellationToken);
    }

    private static async Task EnsureAsync(NpgsqlConnection connection, StreamIdentity stream, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.EnsureStream, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = stream.EnterpriseId });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = stream.Kind });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = stream.IsDocument });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.Name });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.FirstReceipt });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A pooled connection keeps its back end, so this costs a round trip only once per connection.</summary>
    private static async Task<LostConnection> BackendAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.ReadBackend, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new LostConnection(reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1));
    }

    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw Sorted(exception);
        }
    }

    private Exception Sorted(Exception exception)
    {
        var sorted = LedgerFaults.Of(exception);
        if (sorted is LedgerFaultException)
        {
            IngestLog.LedgerFault(logger, (exception as PostgresException)?.SqlState ?? "-", exception.Message);
        }

        return sorted;
    }
}
