using System.Diagnostics;
using System.Runtime.InteropServices;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Drills.Kit;

/// <summary>
/// The real program in a process of its own, with its production settings. It ends with the drill, however that ends.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string ReadyMark = "gRPC ";
    private const int LinesKept = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ChildThread _children;
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process _process = null!;

    private HostProcess(ChildThread children) => _children = children;

    public int Id => _process.Id;

    /// <summary>URL of the gRPC endpoint, once it is ready.</summary>
    public string Endpoint { get; private set; } = "";

    public bool HasExited => _process.HasExited;

    /// <summary>What it said last, for a report.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>The .NET that runs this program, wherever it is installed.</summary>
    public static string DotnetPath { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Starts the program with a command.</summary>
    /// <param name="dataFolder">The data folder, for every command.</param>
    /// <param name="arguments">The command and its options.</param>
    public static Task<HostProcess> StartAsync(string dataFolder, params string[] arguments) =>
        StartAsync(dataFolder, new Dictionary<string, string>(), arguments);

    /// <summary>The same with settings by their path, such as <c>Query:CallTimeout</c>.</summary>
    public static Task<HostProcess> StartAsync(
        string dataFolder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var environment = settings.ToDictionary(
            setting => "TRACE_" + setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
        environment["TRACE_DATA"] = dataFolder;
        environment["TRACE_PROFILE"] = Path.Combine(dataFolder, "profile.json");
        return StartAsync(Path.Combine(AppContext.BaseDirectory, "traceengine.dll"), arguments, environment);
    }

    /// <summary>Starts any program of this folder.</summary>
    public static async Task<HostProcess> StartAsync(
        string library, string[] arguments, IReadOnlyDictionary<string, string> environment, Action<string>? onLine = null)
    {
        // Tied to a thread that lives until dispose: a drill that is killed leaves no server behind.
        var host = new HostProcess(new ChildThread());
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig", "KILL", "--", DotnetPath, library, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TRACE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        host._process = await host._children.StartAsync(start);
        host._process.EnableRaisingEvents = true;
        host._process.OutputDataReceived += (_, line) => host.Take(line.Data, onLine);
        host._process.ErrorDataReceived += (_, line) => host.Take(line.Data, null);
        host._process.Exited += (_, _) => host._ready.TrySetException(new InvalidOperationException(
            $"the program ended before it was ready:\n{host.Output}"));
        _ = host._ready.Task.ContinueWith(
            static task => task.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        return host;
    }

    /// <summary>Returns when a server takes calls.</summary>
    public async Task<string> ReadyAsync(CancellationToken ct)
    {
        Endpoint = await _ready.Task.WaitAsync(Patience, TimeProvider.System, ct);
        return Endpoint;
    }

    /// <summary>Sends a signal and returns the exit code (128 + signal when the signal ended it).</summary>
    public async Task<int> EndAsync(Signal signal, CancellationToken ct)
    {
        signal.SendTo(_process.Id);
        return await ExitAsync(ct);
    }

    /// <summary>Waits for its end, and for the last line it wrote.</summary>
    public async Task<int> ExitAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct).WaitAsync(Patience, TimeProvider.System, ct);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _children.Dispose();
    }

    private void Take(string? line, Action<string>? onLine)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }
        }

        onLine?.Invoke(line);
        var mark = line.IndexOf(ReadyMark + "http", StringComparison.Ordinal);
        if (mark >= 0)
        {
            _ready.TrySetResult(line[(mark + ReadyMark.Length)..].Split(' ')[0]);
        }
    }
}
