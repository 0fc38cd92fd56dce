using System.Diagnostics;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Data;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Host.Demo;

/// <summary>
/// A server of the demo: <c>serve</c> in a process of its own, so that it can be killed. It ends with the demo, however the
/// demo ends.
/// </summary>
internal sealed class DemoServer : IAsyncDisposable
{
    private const string ReadyMark = "gRPC ";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(40);

    private readonly DataLocation _data;
    private readonly IReadOnlyList<string> _options;
    private readonly ChildThread _children = new();
    private readonly string _logPath;
    private Process? _process;
    private string _listen = "127.0.0.1:0";

    /// <param name="data">Its data folder, and the servers it works on.</param>
    /// <param name="options">Options of <c>serve</c> beside its addresses.</param>
    public DemoServer(DataLocation data, params IReadOnlyList<string> options)
    {
        (_data, _options) = (data, options);
        _logPath = Path.Combine(data.Folder, "logs", "demo-server.log");
        Directory.CreateDirectory(Path.GetDirectoryName(_logPath)!);
        File.Delete(_logPath);
    }

    /// <summary>URL of the gRPC endpoint; the same after a restart, so that clients find it again.</summary>
    public string Endpoint { get; private set; } = string.Empty;

    /// <summary>URL of the signed JSON interface.</summary>
    public string JsonEndpoint => File.ReadAllText(Path.Combine(_data.Folder, "run", "json-endpoint")).Trim();

    /// <summary>Environment of the process beside ours.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public int ProcessId => _process!.Id;

    /// <summary>Starts it and returns when it takes calls.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = TextWriter.Synchronized(new StreamWriter(_logPath, append: true) { AutoFlush = true });
        var process = await _children.StartAsync(StartInfo());
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, line) => Take(line.Data, log, ready);
        process.ErrorDataReceived += (_, line) => Take(line.Data, log, ready);
        process.Exited += (_, _) => ready.TrySetException(CommandException.Operating(
            $"服务进程启动后即退出，日志：{_logPath} / the server ended while starting, its log: {_logPath}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        Endpoint = await ready.Task.WaitAsync(StartTimeout, TimeProvider.System, ct);
        _listen = new Uri(Endpoint).Authority;
    }

    /// <summary>kill -9, as a power cut would end it.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        _process!.Kill();
        await _process.WaitForExitAsync(ct);
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM: it drains.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            // The framework can only kill -9.
            using (var signal = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]))
            {
                await signal.WaitForExitAsync();
            }

            using var patience = new CancellationTokenSource(StopTimeout, TimeProvider.System);
            await process.WaitForExitAsync(patience.Token).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        _children.Dispose();
        _process?.Dispose();
    }

    private static void Take(string? line, TextWriter log, TaskCompletionSource<string> ready)
    {
        if (line is null)
        {
            return;
        }

        log.WriteLine(line);
        var mark = line.IndexOf(ReadyMark + "http", StringComparison.Ordinal);
        if (mark >= 0)
        {
            ready.TrySetResult(line[(mark + ReadyMark.Length)..].Split(' ')[0]);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [program, Path.Combine(AppContext.BaseDirectory, "traceengine.dll")]
            : [program];
        string[] arguments =
        [
            "--pdeathsig", "KILL", "--", .. self, "serve",
            "--data", _data.Folder, "--postgres", _data.Postgres!, "--listen", _listen, "--http", "127.0.0.1:0", "--json",
                "127.0.0.1:0", .. _options,
        ];
        var start = new ProcessStartInfo("setpriv", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        if (_data.Redis is { } redis)
        {
            start.ArgumentList.Add("--redis");
            start.ArgumentList.Add(redis);
        }

        return start;
    }
}
