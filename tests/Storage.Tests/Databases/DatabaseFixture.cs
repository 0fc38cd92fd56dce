using Npgsql;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Storage.Tests.Databases;

/// <summary>One throw-away server for a test class; each test makes a database of its own on it.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private PrivateServers? _servers;
    private int _databases;

    public async ValueTask InitializeAsync() =>
        _servers = await PrivateServers.StartAsync(
            new PrivateServersOptions { Ephemeral = true, WithRedis = false }, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (_servers is not null)
        {
            await _servers.DisposeAsync();
        }
    }

    /// <summary>Connection string of a new empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(_servers!.PostgresConnectionString);
        var sql = SqlText.Load(typeof(DatabaseFixture).Assembly, "create_test_database");
        await using var command = source.CreateCommand(sql.Replace("test_name", name, StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new NpgsqlConnectionStringBuilder(_servers.PostgresConnectionString) { Database = name }.ConnectionString;
    }
}
