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

    // All databases share one Redis, and a generation that is closed is raised: far more than a test raises it.
    private const int GenerationsBetweenDatabases = 1_000;

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
        var number = Interlocked.Increment(ref _databases);
        var database = ConnectionStringOf($"t{number}");
        await ExecuteAsync($"CREATE DATABASE t{number} TEMPLATE {Template}", cancellationToken);
        await ExecuteAsync(
            database,
            $"UPDATE cache_generation SET generation = {(number * GenerationsBetweenDatabases) + 1}",
            cancellationToken);
        return database;
    }

    public ValueTask DisposeAsync() => Servers.DisposeAsync();

    private string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(Servers.PostgresConnectionString) { Database = database }.ConnectionString;

    private Task ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        ExecuteAsync(Servers.PostgresConnectionString, sql, cancellationToken);

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
