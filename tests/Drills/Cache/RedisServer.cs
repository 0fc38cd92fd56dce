using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TraceEngine.Drills.Kit;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Drills.Cache;

/// <summary>A Redis of the drill's own on loopback, in memory only; started again on the same port after its end.</summary>
internal sealed class RedisServer(ChildThread children, string folder) : IAsyncDisposable
{
    private const string Program = "redis-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(20);

    private Process? _process;

    public int Port { get; } = LoopbackPort.Free();

    /// <summary>Starts it empty; returns when it answers.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var port = Port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            "setpriv",
            [
                "--pdeathsig", "KILL", "--", Program, "--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                "--dir", folder, "--logfile", Path.Combine(folder, "redis.log"), "--repl-diskless-sync-delay", "0",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = await children.StartAsync(start);
        for (var since = Stopwatch.GetTimestamp(); await TryAskAsync("PING", ct) is not "+PONG";)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new InvalidOperationException(
                    $"Redis 没有在端口 {Port} 启动，见 {folder}/redis.log / "
                    + $"Redis has not started on port {Port}, see {folder}/redis.log");
            }

            await Pause.ForAsync(AskEvery, ct);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>It is nobody's replica any more.</summary>
    public Task PromoteAsync(CancellationToken ct) => AskAsync("REPLICAOF NO ONE", ct);

    /// <summary>It copies another server from now on.</summary>
    public Task FollowAsync(RedisServer master, CancellationToken ct) => AskAsync($"REPLICAOF 127.0.0.1 {master.Port}", ct);

    /// <summary>Bytes that it may use; 0 = no bound.</summary>
    public async Task BoundMemoryAsync(long bytes, CancellationToken ct)
    {
        await AskAsync("CONFIG SET maxmemory-policy allkeys-random", ct);
        await AskAsync($"CONFIG SET maxmemory {bytes}", ct);
    }

    /// <summary>A figure of INFO.</summary>
    public async Task<string> FigureAsync(string name, CancellationToken ct) =>
        (await AskAsync("INFO", ct))
            .Split('\n')
            .First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..]
            .Trim();

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task<string> AskAsync(string command, CancellationToken ct) =>
        await TryAskAsync(command, ct)
        ?? throw new InvalidOperationException(
            $"Redis 端口 {Port} 不应答 {command} / Redis on port {Port} does not answer {command}");

    private async Task<string?> TryAskAsync(string command, CancellationToken ct)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, Port, ct);
            await socket.SendAsync(Encoding.ASCII.GetBytes(command + "\r\nQUIT\r\n"), ct);
            await using var stream = new NetworkStream(socket);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var answer = (await reader.ReadToEndAsync(ct)).TrimEnd();
            return answer.EndsWith("+OK", StringComparison.Ordinal) ? answer[..^3].Trim() : answer;
        }
        catch (SocketException)
        {
            return null; // not listening
        }
        catch (IOException)
        {
            return null; // gone while it answered
        }
    }
}
