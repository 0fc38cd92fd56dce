using System.Diagnostics;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Bench.Engine;

/// <summary>One process of the host: <c>serve</c> as it is run for real. Its log is kept beside its data.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string LogName = "server.log";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(35);

    private readonly Process _process;
    private readonly Task _output;
    private readonly string _folder;

    private HostProcess(Process process, string folder)
    {
        (_process, _folder) = (process, folder);
        _output = Task.WhenAll(
            KeepAsync(process.StandardOutput, Path.Combine(folder, "server.out")),
            KeepAsync(process.StandardError, Path.Combine(folder, LogName)));
    }

    public int ProcessId => _process.Id;

    /// <summary>Starts it and waits until it takes calls.</summary>
    /// <param name="folder">Its data folder; there already.</param>
    /// <param name="options">Behind <c>serve</c>; all addresses are on free ports.</param>
    /// <param name="environment">Settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<HostProcess> StartAsync(
        string folder,
        IEnumerable<string> options,
        IReadOnlyDictionary<string, string> environment,
        TimeProvider time,
        CancellationToken ct)
    {
        const string AnyPort = "127.0.0.1:0";
        var process = Programs.Start(
            Programs.Host(),
            ["serve", "--data", folder, "--listen", AnyPort, "--http", AnyPort, "--json", AnyPort, .. options],
            environment,
            keepErrors: true);
        var host = new HostProcess(process, folder);
        try
        {
            // Written last of all its addresses.
            await host.WaitForAsync("endpoint", time, ct);
            return host;
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            await host._output;
            await Console.Error.WriteAsync(await File.ReadAllTextAsync(Path.Combine(folder, LogName), CancellationToken.None));
            process.Dispose();
            throw;
        }
    }

    /// <summary>Where it listens.</summary>
    /// <param name="name">endpoint (gRPC), http-endpoint or json-endpoint.</param>
    public string AddressOf(string name) => File.ReadAllText(PathOf(name)).Trim();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Not Process.Kill: SIGTERM drains.
            Signal.Terminate.SendTo(_process.Id);
            using var patience = new CancellationTokenSource(StopTimeout);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        await _output;
        _process.Dispose();
    }

    private static async Task KeepAsync(StreamReader output, string path)
    {
        await using var file = File.Create(path);
        await output.BaseStream.CopyToAsync(file);
    }

    private async Task WaitForAsync(string name, TimeProvider time, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        while (!File.Exists(PathOf(name)))
        {
            if (_process.HasExited || time.GetElapsedTime(start) > StartTimeout)
            {
                throw new BenchException("服务未能启动，见上文 / the server did not start: its log is above");
            }

            await Task.Delay(PollEvery, time, ct);
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, "run", name);
}
