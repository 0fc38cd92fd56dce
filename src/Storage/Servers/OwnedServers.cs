using Microsoft.Extensions.Logging;

namespace TraceEngine.Storage.Servers;

/// <summary>What the process that runs the servers holds: lock, thread, processes, given back in reverse order.</summary>
internal sealed class OwnedServers(PrivateServersOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly ChildThread _children = new();
    private FolderLock? _lock;
    private ServerFolders? _folders;
    private PrivatePostgres? _postgres;
    private volatile bool _stopping;

    public ServerFolders Folders => _folders!;

    public PrivatePostgres Postgres => _postgres!;

    public PrivateRedis? Redis { get; private set; }

    public string? RedisProblem { get; private set; }

    /// <summary>False when another process runs on the folder.</summary>
    public async Task<bool> TryStartAsync(TimeSpan lockPatience, CancellationToken ct)
    {
        if (await LockAsync(lockPatience, ct) is not { } data)
        {
            return false;
        }
        var runtimeFile = ServerFolders.RuntimeFileIn(data);
        ClearRuntimeFile(runtimeFile);
        var database = ServerFolders.DatabaseOf(data);
        var account = await ServiceAccount.ForAsync(database, _children, ct);
        _folders = await ServerFolders.MakeAsync(data, account, _children, ct);

        // Redis is there long before PostgreSQL, so its start costs nothing.
        var redis = options.WithRedis ? StartRedisAsync(account, ct) : Task.CompletedTask;
        try
        {
            await StartPostgresAsync(account, ct);
        }
        finally
        {
            await redis;
        }
        new RuntimeFile(
            Environment.ProcessId,
            Postgres.ConnectionString,
            Redis?.ConnectionString,
            Folders.SocketsAreTemporary ? Folders.Sockets : null).Write(runtimeFile);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        if (_folders is not null)
        {
            File.Delete(_folders.RuntimeFile); // from here on nobody attaches
        }
        if (Redis is not null)
        {
            await Redis.DisposeAsync();
        }
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
            logger.ServersStopped();
        }
        _children.Dispose();
        if (_folders is { SocketsAreTemporary: true })
        {
            Directory.Delete(_folders.Sockets, recursive: true);
        }
        if (options.Ephemeral && _folders is not null)
        {
            await EphemeralFolder.RemoveAsync(_folders.Data, time);
        }
        _lock?.Dispose();
    }

    private async Task<string?> LockAsync(TimeSpan patience, CancellationToken ct)
    {
        if (options.Ephemeral)
        {
            (var folder, _lock) = await EphemeralFolder.MakeAsync(options, _children, time, ct);
            return folder;
        }
        try
        {
            var data = await ServerFolders.MakeDataFolderAsync(options.DataFolder, _children, ct);
            _lock = await FolderLock.TakeAsync(ServerFolders.LockFileIn(data), patience, time, ct);
            return _lock is null ? null : data;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PrivateServersException(ServerMessages.NotReadable(options.DataFolder), e);
        }
    }

    private async Task StartPostgresAsync(ServiceAccount account, CancellationToken ct)
    {
        var programs = await PostgresPrograms.FindAsync(options, Folders.Postgres, _children, ct);
        if (Directory.Exists(Folders.Postgres))
        {
            await PrivatePostgres.ClearLeftoversAsync(Folders.Postgres, options.StopTimeout, time, ct);
        }
        else
        {
            logger.MakingDatabase(Folders.Postgres, programs.Major);
            await DatabaseFolder.MakeAsync(Folders.Postgres, programs, account, durable: true, _children, ct);
        }
        _postgres = await PrivatePostgres.StartAsync(options, Folders, programs, account, _children, time, ct);
        logger.PostgresReady(programs.Major, _postgres.ProcessId, Folders.Sockets);
        _ = ReportEndAsync(_postgres.Exited, () => logger.PostgresEnded(_postgres.ProcessId, Folders.Logs));
    }

    private async Task StartRedisAsync(ServiceAccount account, CancellationToken ct)
    {
        try
        {
            var redis = await PrivateRedis.StartAsync(options, Folders, account, _children, time, ct);
            Redis = redis;
            logger.RedisReady(redis.ProcessId, Folders.Sockets);
            _ = ReportEndAsync(redis.Exited, () => logger.RedisEnded(redis.ProcessId, Folders.Logs));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            RedisProblem = e.Message;
            logger.NoRedis(e.Message);
        }
    }

    private async Task ReportEndAsync(Task exited, Action report)
    {
        await exited;
        if (!_stopping)
        {
            report();
        }
    }

    private static void ClearRuntimeFile(string path)
    {
        if (RuntimeFile.TryRead(path)?.TemporaryFolder is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        File.Delete(path);
    }
}
