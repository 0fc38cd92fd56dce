using Npgsql;
using TraceEngine.Bench.Yardsticks;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Bench.Engine;

/// <summary>
/// Everything one run needs: private PostgreSQL and Redis with the settings that all sides share, the migrated database with
/// the naive table beside the engine's, the server process and the client process.
/// </summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private readonly PrivateServers _servers;

    private BenchHost(string folder, PrivateServers servers, NpgsqlDataSource database) =>
        (Folder, _servers, Database) = (folder, servers, database);

    /// <summary>Holds the database and the yardsticks' files; removed at the end.</summary>
    public string Folder { get; }

    public NpgsqlDataSource Database { get; }

    public ServerProcess Server { get; private set; } = null!;

    public ClientProcess Client { get; private set; } = null!;

    /// <summary>Names of streams in different lanes.</summary>
    public LaneNames Names { get; private set; } = null!;

    /// <summary>The enterprise that all codes belong to.</summary>
    public long EnterpriseId { get; private set; }

    public int PostgresProcessId => _servers.PostgresProcessId!.Value;

    public int RedisProcessId => _servers.RedisProcessId!.Value;

    public string PostgresConnectionString => _servers.PostgresConnectionString;

    public string RedisConnectionString => _servers.RedisConnectionString!;

    /// <summary>
    /// A connection as somebody would use it who reads by hand: statements are prepared at first use, with one plan for any keys.
    /// </summary>
    public Task<NpgsqlConnection> OpenPreparedAsync(CancellationToken ct) => OpenPreparedAsync(PostgresConnectionString, ct);

    /// <summary>The same, in another process.</summary>
    public static async Task<NpgsqlConnection> OpenPreparedAsync(string postgres, CancellationToken ct)
    {
        var builder = new NpgsqlConnectionStringBuilder(postgres)
        {
            AutoPrepareMinUsages = 1,
            MaxAutoPrepare = 50,
            Options = "-c plan_cache_mode=force_generic_plan -c jit=off",
        };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    public static async Task<BenchHost> StartAsync(string folder, TimeProvider time, CancellationToken ct)
    {
        var data = Path.Combine(folder, "data");
        Clear(folder, data);
        var servers = await PrivateServers.StartAsync(
            new PrivateServersOptions { DataFolder = data }, time, loggers: null, ct);
        var host = new BenchHost(folder, servers, TraceDataSource.Create(servers.PostgresConnectionString));
        try
        {
            await host.StartEngineAsync(time, ct);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Empties the tables and writes a checkpoint, so that each part starts alike.</summary>
    /// <param name="active">Codes that stand in the tables before the part starts; null for none.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ResetAsync(ActiveCodes? active, CancellationToken ct)
    {
        await ExecuteAsync("truncate_tables", ct);
        if (active is not null)
        {
            await active.LoadAsync(Database, ct);
        }

        await ExecuteAsync("checkpoint", ct);
    }

    /// <summary>Section ids that the engine will never give out.</summary>
    public async Task<BaseIds> TakeSectionsAsync(int count, CancellationToken ct)
    {
        using var ids = new IdBlocks(Database, TimeProvider.System);
        return new BaseIds(EnterpriseId, await ids.NextAsync("section", count, ct));
    }

    public async Task<T> ScalarAsync<T>(string statement, CancellationToken ct)
    {
        await using var command = Database.CreateCommand(BenchSql.Text(statement));
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        // The server first: a client that loses us kills what is left of it.
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        if (Client is not null)
        {
            await Client.DisposeAsync();
        }

        await Database.DisposeAsync();
        await _servers.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    // What an earlier run left, unless it is still running: its database would go from under it.
    private static void Clear(string folder, string data)
    {
        if (Directory.Exists(data))
        {
            using var free = FolderLock.TryTake(ServerFolders.LockFileIn(data)) ?? throw new BenchException(
                $"目录 {folder} 正被另一次测量使用，请等它结束，或用 --folder 指定其他目录 / "
                + $"another run of the bench uses the folder {folder}: wait until it ends, or name another with --folder");
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }

    private async Task StartEngineAsync(TimeProvider time, CancellationToken ct)
    {
        await new MigrationRunner(PostgresConnectionString).MigrateAsync(ct);
        await ExecuteAsync("create_naive", ct);
        await ExecuteAsync("index_naive", ct);
        Server = await ServerProcess.StartAsync(
            Path.Combine(Folder, "host"), PostgresConnectionString, _servers.RedisConnectionString, time, ct);
        Client = ClientProcess.Start(Server);
        await using var command = Database.CreateCommand(BenchSql.Text("read_enterprise"));
        command.Parameters.Add(new NpgsqlParameter { Value = ServerProcess.Enterprise });
        EnterpriseId = (long)(await command.ExecuteScalarAsync(ct))!;
        Names = new LaneNames(EnterpriseId, Environment.ProcessorCount);
        await Client.AskAsync(new ClientOrder { Task = ClientTask.Register }, ct);
    }

    private async Task ExecuteAsync(string statement, CancellationToken ct)
    {
        await using var command = Database.CreateCommand(BenchSql.Text(statement));
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
