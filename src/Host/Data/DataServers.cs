using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TraceEngine.Host.Commands;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Host.Data;

/// <summary>
/// The servers a command works on: private ones that end with it, or others' that are left alone. The schema is up to date.
/// </summary>
internal sealed class DataServers : IAsyncDisposable
{
    private readonly PrivateServers? _private;

    private DataServers(string postgres, string? redis, PrivateServers? privateServers) =>
        (Postgres, Redis, _private) = (postgres, redis, privateServers);

    public string Postgres { get; }

    public string? Redis { get; }

    /// <summary>Why there is no private Redis, for people; null otherwise.</summary>
    public string? RedisProblem => _private?.RedisProblem;

    /// <summary>Completes when the private PostgreSQL has ended by itself; never otherwise.</summary>
    public Task PostgresExited => _private?.PostgresExited ?? new TaskCompletionSource().Task;

    /// <summary>For the server: owns the private servers, so there can be only one on a data folder.</summary>
    public static async Task<DataServers> StartAsync(
        DataLocation location, ILoggerFactory loggers, TimeProvider time, CancellationToken ct)
    {
        if (location.Postgres is { } postgres)
        {
            RequireMigrated(postgres, loggers);
            return new DataServers(postgres, location.Redis, null);
        }
        var options = new PrivateServersOptions { DataFolder = location.Folder, WithRedis = location.Redis is null };
        return await MigratedAsync(await PrivateServers.StartAsync(options, time, loggers, ct), location.Redis, loggers, ct);
    }

    /// <summary>For commands: the running server's database, or the private one just for the time of the command.</summary>
    public static async Task<DataServers> AttachOrStartAsync(DataLocation location, TimeProvider time, CancellationToken ct)
    {
        if (location.Postgres is { } postgres)
        {
            RequireMigrated(postgres, NullLoggerFactory.Instance);
            return new DataServers(postgres, location.Redis, null);
        }
        var options = new PrivateServersOptions { DataFolder = location.Folder, WithRedis = false };
        return await MigratedAsync(
            await PrivateServers.AttachOrStartAsync(options, time, null, ct), null, NullLoggerFactory.Instance, ct);
    }

    public ValueTask DisposeAsync() => _private?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<DataServers> MigratedAsync(
        PrivateServers servers, string? redis, ILoggerFactory loggers, CancellationToken ct)
    {
        try
        {
            await new MigrationRunner(servers.PostgresConnectionString, loggers).MigrateAsync(ct);
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
        return new DataServers(servers.PostgresConnectionString, redis ?? servers.RedisConnectionString, servers);
    }

    // A schema change on a real server is the operator's decision, made with the command for it.
    private static void RequireMigrated(string postgres, ILoggerFactory loggers)
    {
        var pending = new MigrationRunner(Checked(postgres), loggers).Pending();
        if (pending.Count > 0)
        {
            throw CommandException.Operating(
                $"数据库结构缺少 {pending.Count} 个升级（{pending[0]} 起），请先执行 trace migrate --postgres \"...\" / "
                + $"the schema lacks {pending.Count} migrations (from {pending[0]}): run trace migrate --postgres \"...\" first");
        }
    }

    /// <summary>Names the option when the connection string can't be read.</summary>
    public static string Checked(string postgres)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(postgres).ConnectionString;
        }
        catch (ArgumentException exception)
        {
            // The value isn't repeated: it may hold a password.
            throw CommandException.Usage(
                $"--postgres 不是连接串（示例：Host=db;Username=trace;Database=trace）：{exception.Message} / "
                + $"--postgres is no connection string (like Host=db;Username=trace;Database=trace): {exception.Message}");
        }
    }
}
