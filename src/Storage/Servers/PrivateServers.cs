using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TraceEngine.Storage.Servers;

/// <summary>
/// A private PostgreSQL and Redis under one data folder. They end with this process however it ends: in order at dispose,
/// and by the kernel's parent-death signal when it is killed.
/// </summary>
public sealed class PrivateServers : IAsyncDisposable
{
    // An attaching command holds the lock for an instant to see whether anybody runs.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AttachPollEvery = TimeSpan.FromMilliseconds(50);

    private readonly OwnedServers? _owned;
    private int _disposed;

    private PrivateServers(string dataFolder, string postgres, string? redis, OwnedServers? owned)
    {
        DataFolder = dataFolder;
        PostgresConnectionString = postgres;
        RedisConnectionString = redis;
        _owned = owned;
    }

    /// <summary>The real path of the data folder.</summary>
    public string DataFolder { get; }

    /// <summary>For Npgsql.</summary>
    public string PostgresConnectionString { get; }

    /// <summary>For StackExchange.Redis; null when there is no Redis (see <see cref="RedisProblem"/>).</summary>
    public string? RedisConnectionString { get; }

    /// <summary>Why there is no Redis, for people; null when there is one or none was wanted.</summary>
    public string? RedisProblem => _owned?.RedisProblem;

    /// <summary>Whether these servers belong to another process; dispose then does nothing.</summary>
    public bool IsAttached => _owned is null;

    /// <summary>Completes when PostgreSQL has ended, asked or not. Never for an attached instance.</summary>
    public Task PostgresExited => _owned?.Postgres.Exited ?? new TaskCompletionSource().Task;

    /// <summary>Process id of PostgreSQL's main process, for drills; null when attached.</summary>
    public int? PostgresProcessId => _owned?.Postgres.ProcessId;

    /// <summary>Process id of Redis, for drills; null when attached or without Redis.</summary>
    public int? RedisProcessId => _owned?.Redis?.ProcessId;

    /// <summary>Starts both servers, making the database at the first start. Redis failing is reported, not thrown.</summary>
    /// <exception cref="PrivateServersException">
    /// Another process runs on the folder, PostgreSQL is missing or won't start.
    /// </exception>
    public static async Task<PrivateServers> StartAsync(
        PrivateServersOptions options, TimeProvider time, ILoggerFactory? loggers = null, CancellationToken ct = default) =>
        await TryStartAsync(options, time, loggers, ct)
            ?? throw new PrivateServersException(ServerMessages.Locked(
                options.DataFolder, RuntimeFile.TryRead(ServerFolders.RuntimeFileIn(options.DataFolder))?.ProcessId));

    /// <summary>The servers of a process that runs on the folder; null when none does. Waits for one just starting.</summary>
    public static async Task<PrivateServers?> TryAttachAsync(
        PrivateServersOptions options, TimeProvider time, CancellationToken ct = default)
    {
        var start = time.GetTimestamp();
        while (Directory.Exists(options.DataFolder) && IsHeld(options.DataFolder))
        {
            if (RuntimeFile.TryRead(ServerFolders.RuntimeFileIn(options.DataFolder)) is { } running)
            {
                return new PrivateServers(Path.GetFullPath(options.DataFolder), running.Postgres, running.Redis, null);
            }
            if (time.GetElapsedTime(start) >= options.StartTimeout)
            {
                throw new PrivateServersException(ServerMessages.NotReadyInTime("TraceEngine", options.StartTimeout));
            }
            await Task.Delay(AttachPollEvery, time, ct);
        }
        return null;
    }

    /// <summary>For commands that need the database whether or not a host runs: attaches, or starts one of their own.</summary>
    public static async Task<PrivateServers> AttachOrStartAsync(
        PrivateServersOptions options, TimeProvider time, ILoggerFactory? loggers = null, CancellationToken ct = default)
    {
        while (true)
        {
            // Each may lose a race against a host that starts or stops just now; then the other one succeeds.
            var servers = await TryAttachAsync(options, time, ct) ?? await TryStartAsync(options, time, loggers, ct);
            if (servers is not null)
            {
                return servers;
            }
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Stops both (PostgreSQL with a checkpoint) and removes what is temporary. Attached ones are left alone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_owned is not null && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _owned.DisposeAsync();
        }
    }

    private static async Task<PrivateServers?> TryStartAsync(
        PrivateServersOptions options, TimeProvider time, ILoggerFactory? loggers, CancellationToken ct)
    {
        options.Validate();
        var logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<PrivateServers>();
        var owned = new OwnedServers(options, time, logger);
        try
        {
            if (!await owned.TryStartAsync(LockPatience, ct))
            {
                await owned.DisposeAsync();
                return null;
            }
        }
        catch
        {
            await owned.DisposeAsync();
            throw;
        }
        return new PrivateServers(
            owned.Folders.Data, owned.Postgres.ConnectionString, owned.Redis?.ConnectionString, owned);
    }

    private static bool IsHeld(string dataFolder)
    {
        try
        {
            using var free = FolderLock.TryTake(ServerFolders.LockFileIn(dataFolder));
            return free is null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PrivateServersException(ServerMessages.NotReadable(dataFolder), e);
        }
    }
}
