using System.Diagnostics;

namespace TraceEngine.Host.Tests;

/// <summary>The program as a person runs it: a process with arguments, two outputs and an exit code.</summary>
internal sealed class HostProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    private HostProgram(string dataFolder, IReadOnlyDictionary<string, string> settings, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "traceengine"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TRACE_DATA"] = dataFolder;
        start.Environment["TRACE_PROFILE"] = Path.Combine(dataFolder, "profile.json");
        start.Environment.Remove("TRACE_MASTER_KEY");
        start.Environment.Remove("TRACE_DEBUG");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync(Ct);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static HostProgram Start(string dataFolder, params string[] arguments) =>
        new(dataFolder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs it to its end.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(string dataFolder, params string[] arguments) =>
        RunAsync(dataFolder, new Dictionary<string, string>(), arguments);

    /// <summary>The same with more environment variables.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string dataFolder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var program = new HostProgram(dataFolder, settings, arguments);
        var output = await program._process.StandardOutput.ReadToEndAsync(Ct);
        return (await program.EndAsync(), output, await program._error);
    }

    /// <summary>Reads its output up to the line that starts so.</summary>
    public async Task<string> LineAsync(string start)
    {
        while (await _process.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return line;
            }
        }
        throw new InvalidOperationException($"the program ended without a line '{start}': {await _error}");
    }

    /// <summary>SIGTERM.</summary>
    public async Task TerminateAsync()
    {
        // The shell's own: a small Debian has no program of that name.
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {_process.Id}"]);
        await kill.WaitForExitAsync(Ct);
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(Ct);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
    }
}
