using Npgsql;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>A transaction of somebody else that stands still where the test wants it, holding its locks.</summary>
internal sealed class ForeignTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private ForeignTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ForeignTransaction> BeginAsync(TestServer server)
    {
        var connection = await server.Database.OpenConnectionAsync(Cancellation);
        return new ForeignTransaction(connection, await connection.BeginTransactionAsync(Cancellation));
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Activates a code without committing it.</summary>
    public Task InsertCodeAsync(string code) => ExecuteAsync(
        "INSERT INTO codes (section_id, level, state, code) VALUES (-1, 1, 0, decode($1, 'hex'))", $"14{code}");

    public Task CommitAsync() => _transaction.CommitAsync(Cancellation);

    public Task RollbackAsync() => _transaction.RollbackAsync(Cancellation);

    /// <summary>Returns as soon as so many others wait for a lock in this database.</summary>
    public static async Task WaitUntilBlockedAsync(TestServer server, int waiters = 1)
    {
        const string Blocked =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (await server.ReadAsync<long>(Blocked) < waiters)
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
