using Npgsql;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

[assembly: AssemblyFixture(typeof(TraceEngine.Functional.Tests.Kit.ServersFixture))]

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>
/// One throw-away PostgreSQL for all tests of the project; each class has a database of its own in it, copied from one that
/// was migrated once.
/// </summary>
public sealed class ServersFixture : IAsyncLifetime
{
    private const string Template = "migrated";
    private int _databases;

    public PrivateServers Servers { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Servers = await PrivateServers.StartAsync(
            new PrivateServersOptions { Ephemeral = true, SharedBuffersMiBAtMost = 256, MaxConnections = 400 },
            TimeProvider.System,
            null,
            cancellation);
        await ExecuteAsync($"CREATE DATABASE {Template}", cancellation);
        var template = ConnectionStringOf(Template) + ";Pooling=false";
        await new MigrationRunner(template).MigrateAsync(cancellation);
    }

    /// <summary>A migrated database; its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}", cancellationToken);
        return ConnectionStringOf(name);
    }

    public ValueTask DisposeAsync() => Servers.DisposeAsync();

    private string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(Servers.PostgresConnectionString) { Database = database }.ConnectionString;

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var admin = NpgsqlDataSource.Create(Servers.PostgresConnectionString);
        await using var command = admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
