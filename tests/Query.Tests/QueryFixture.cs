using Npgsql;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

[assembly: AssemblyFixture(typeof(TraceEngine.Query.Tests.QueryFixture))]

namespace TraceEngine.Query.Tests;

/// <summary>One throw-away server for all tests; each test has a migrated database of its own on it.</summary>
public sealed class QueryFixture : IAsyncLifetime
{
    private PrivateServers? _servers;
    private int _databases;
    private long _generations;

    public async ValueTask InitializeAsync() => _servers = await PrivateServers.StartAsync(
        new PrivateServersOptions { Ephemeral = true, WithRedis = true }, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (_servers is not null)
        {
            await _servers.DisposeAsync();
        }
    }

    /// <summary>Connection string of the Redis; tests with a cache take generations of their own.</summary>
    public string Redis => _servers!.RedisConnectionString!;

    /// <summary>A generation that no other test has.</summary>
    public long NextGeneration() => Interlocked.Add(ref _generations, 1_000);

    /// <summary>Connection string of a new migrated database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(_servers!.PostgresConnectionString);
        await using var command = source.CreateCommand(
            TestSql.Load("create_test_database").Replace("test_name", name, StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var connectionString =
            new NpgsqlConnectionStringBuilder(_servers.PostgresConnectionString) { Database = name }.ConnectionString;
        await new MigrationRunner(connectionString).MigrateAsync(TestContext.Current.CancellationToken);
        return connectionString;
    }
}
