using System.Diagnostics;
using System.Text.Json;
using TraceEngine.Load;

namespace TraceEngine.Bench.Engine;

/// <summary>The host as it is run for real: <c>serve</c> in a process of its own, on the bench's PostgreSQL and Redis.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // Letters and digits of a real form with a right check digit.
    private const string CreditCode = "914403001922038216";
    private const string LogName = "server.log";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(35);

    private readonly Process _process;
    private readonly Task _output;

    private ServerProcess(Process process, Task output, string folder, string profile, LoadTarget target, string http)
    {
        _process = process;
        _output = output;
        Folder = folder;
        Profile = profile;
        Target = target;
        HttpEndpoint = http;
    }

    /// <summary>Its data folder.</summary>
    public string Folder { get; }

    /// <summary>Profile of the enterprise that all codes belong to.</summary>
    public string Profile { get; }

    /// <summary>Endpoint and key.</summary>
    public LoadTarget Target { get; }

    /// <summary>Health and metrics.</summary>
    public string HttpEndpoint { get; }

    public int ProcessId => _process.Id;

    /// <summary>The enterprise's credit code.</summary>
    public static string Enterprise => CreditCode;

    /// <summary>Makes a key, starts the server and waits until it takes calls.</summary>
    /// <param name="folder">Data folder, made here.</param>
    /// <param name="postgres">A migrated database.</param>
    /// <param name="redis">Null for none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<ServerProcess> StartAsync(
        string folder, string postgres, string? redis, TimeProvider time, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var profile = Path.Combine(folder, "profile.json");
        var environment = new Dictionary<string, string> { ["TRACE_DATA"] = folder, ["TRACE_PROFILE"] = profile };
        await Measuring.ChildCommand.RunAsync(
            Programs.Dotnet(),
            [
                Programs.Host(), "keys", "create", "--enterprise", CreditCode, "--name", "测速药厂", "--role", "drug-producer",
                "--label", "bench", "--postgres", postgres,
            ],
            environment,
            ct);
        string[] servers = redis is null ? ["--postgres", postgres] : ["--postgres", postgres, "--redis", redis];
        var process = Programs.Start(
            Programs.Host(),
            ["serve", "--listen", "127.0.0.1:0", "--http", "127.0.0.1:0", .. servers],
            environment,
            keepErrors: true);
        var output = Task.WhenAll(
            KeepAsync(process.StandardOutput, Path.Combine(folder, "server.out")),
            KeepAsync(process.StandardError, Path.Combine(folder, LogName)));
        try
        {
            var run = Path.Combine(folder, "run");
            var grpc = await WaitForAsync(process, Path.Combine(run, "endpoint"), time, ct);
            var http = await WaitForAsync(process, Path.Combine(run, "http-endpoint"), time, ct);
            using var key = JsonDocument.Parse(await File.ReadAllTextAsync(profile, ct));
            var target = new LoadTarget(
                grpc, key.RootElement.GetProperty("ak").GetString()!, key.RootElement.GetProperty("sk").GetString()!);
            return new ServerProcess(process, output, folder, profile, target, http);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            await output;
            await Console.Error.WriteAsync(await File.ReadAllTextAsync(Path.Combine(folder, LogName), CancellationToken.None));
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // kill, not Process.Kill: SIGTERM drains.
            await Measuring.ChildCommand.RunAsync("kill", ["-TERM", $"{_process.Id}"], null, CancellationToken.None);
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

    private static async Task<string> WaitForAsync(Process process, string path, TimeProvider time, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        while (!File.Exists(path))
        {
            if (process.HasExited || time.GetElapsedTime(start) > StartTimeout)
            {
                throw new BenchException("服务未能启动，见上文 / the server did not start: its log is above");
            }

            await Task.Delay(PollEvery, time, ct);
        }

        return (await File.ReadAllTextAsync(path, ct)).Trim();
    }
}
