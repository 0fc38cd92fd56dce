using System.Net.Sockets;
using System.Text;

namespace TraceEngine.Storage.Servers;

/// <summary>One Redis of ours: memory only, on a socket, gone with us.</summary>
internal sealed class PrivateRedis : IAsyncDisposable
{
    private const string MarkerFile = "traceengine.id";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private static readonly string[] Programs =
    [
        "/usr/bin/redis-server", "/usr/local/bin/redis-server", "/usr/bin/valkey-server", "/usr/local/bin/valkey-server",
    ];

    private readonly ServerProcess _process;

    private PrivateRedis(ServerProcess process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public int ProcessId => _process.Id;

    public Task Exited => _process.Exited;

    /// <summary>Starts it and returns when it answers PING.</summary>
    public static async Task<PrivateRedis> StartAsync(
        PrivateServersOptions options,
        ServerFolders folders,
        ServiceAccount account,
        ChildThread children,
        TimeProvider time,
        CancellationToken ct)
    {
        var program = options.RedisProgram ?? Array.Find(Programs, File.Exists)
            ?? throw new PrivateServersException(ServerMessages.NoRedis);
        await FolderProcesses.EndAllAsync(folders.Redis, MarkerFile, null, StopTimeout, time, ct);
        var socket = Path.Combine(folders.Sockets, "redis.sock");
        var configuration = Path.Combine(folders.Redis, "redis.conf");
        await File.WriteAllTextAsync(configuration, Configuration(options, socket), ct);
        await File.WriteAllTextAsync(Path.Combine(folders.Redis, MarkerFile), $"{Guid.NewGuid():N}\n", ct);
        var log = Path.Combine(folders.Logs, "redis.log");
        LogFile.Turn(log);
        var start = account.Server(program, [configuration], folders.Redis, log, Signal.Kill);
        var process = new ServerProcess(await children.StartAsync(start), time);
        try
        {
            if (!await process.WaitReadyAsync(token => AnswersAsync(socket, token), StartTimeout, ct))
            {
                throw new PrivateServersException(process.HasExited
                    ? ServerMessages.NotStarted("Redis", log, process.LaunchError() + LogFile.Tail(log))
                    : ServerMessages.NotReadyInTime("Redis", StartTimeout));
            }
        }
        catch
        {
            await process.StopAsync(StopTimeout, Signal.Kill);
            process.Dispose();
            throw;
        }
        return new PrivateRedis(process, "!" + socket); // StackExchange.Redis writes a socket's path with an exclamation mark
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(StopTimeout, Signal.Terminate, Signal.Kill);
        _process.Dispose();
    }

    private static string Configuration(PrivateServersOptions options, string socket) =>
        $"""
        # Written by TraceEngine at each start.
        # The socket in a folder of mode 700 is the only way in.
        port 0
        unixsocket {socket}
        unixsocketperm 700
        # A shelf, never the truth: nothing is saved, and a restart is an empty cache with a new generation.
        save ""
        appendonly no
        # What was not read for the longest time goes first.
        maxmemory {options.RedisMemoryMiB}mb
        maxmemory-policy allkeys-lru
        # Its life is tied to the host's by the parent-death signal, which a daemon would escape.
        daemonize no

        """;

    private static async Task<bool> AnswersAsync(string path, CancellationToken ct)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            await socket.SendAsync("PING\r\n"u8.ToArray(), ct);
            var answer = new byte[64];
            var length = await socket.ReceiveAsync(answer, ct);
            return Encoding.ASCII.GetString(answer, 0, length).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (SocketException)
        {
            return false; // not listening yet
        }
    }
}
