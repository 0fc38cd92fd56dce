using Npgsql;
using TraceEngine.Access.Tests;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace TraceEngine.Access.Tests;

/// <summary>One throw-away PostgreSQL for the whole run; each test takes a migrated database of its own in it.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "migrated";

    private readonly SemaphoreSlim _creation = new(1, 1); // a template is copied for one at a time
    private PrivateServers? _servers;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        _servers = await PrivateServers.StartAsync(
            new PrivateServersOptions { Ephemeral = true, WithRedis = false }, TimeProvider.System);
        await CopyAsync("template1", Template, CancellationToken.None);
        await new MigrationRunner(ConnectionTo(Template)).MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _creation.Dispose();
        if (_servers is not null)
        {
            await _servers.DisposeAsync();
        }
    }

    /// <summary>Connection string of a new migrated database.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken ct)
    {
        var name = $"access_{Interlocked.Increment(ref _databases)}";
        await CopyAsync(Template, name, ct);
        return ConnectionTo(name);
    }

    private string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(_servers!.PostgresConnectionString) { Database = database }.ConnectionString;

    private async Task CopyAsync(string template, string name, CancellationToken ct)
    {
        await _creation.WaitAsync(ct);
        try
        {
            await using var source = NpgsqlDataSource.Create(_servers!.PostgresConnectionString);
            await using var create = source.CreateCommand(TestSql.Load("create_database")
                .Replace("%name%", name, StringComparison.Ordinal).Replace("%template%", template, StringComparison.Ordinal));
            await create.ExecuteNonQueryAsync(ct);
        }
        finally
        {
            _creation.Release();
        }
    }
}
