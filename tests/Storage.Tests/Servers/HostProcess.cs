using System.Diagnostics;
using System.Runtime.InteropServices;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Storage.Tests.Servers;

/// <summary>A second process that starts private servers and can be killed: this test program with another argument.</summary>
internal sealed class HostProcess : IDisposable
{
    public const string Argument = "play-host";
    private readonly Process _process;

    private HostProcess(Process process, int postgres, int redis)
    {
        _process = process;
        Postgres = postgres;
        Redis = redis;
    }

    public int Id => _process.Id;

    public int Postgres { get; }

    public int Redis { get; }

    public static async Task<HostProcess> StartAsync(string dataFolder)
    {
        // Started as "dotnet X.dll", or as the program itself.
        var program = Environment.ProcessPath!;
        string[] library = Path.GetFileName(program) == "dotnet" ? [typeof(HostProcess).Assembly.Location] : [];
        var process = Process.Start(new ProcessStartInfo(program, [.. library, Argument, dataFolder])
        {
            RedirectStandardOutput = true,
        })!;
        var ready = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var ids = ready!.Split(' ').Select(int.Parse).ToArray();
        return new HostProcess(process, ids[0], ids[1]);
    }

    /// <summary>Sends the signal and returns the exit code (128 + signal if it killed the process).</summary>
    public async Task<int> EndAsync(Signal signal)
    {
        signal.SendTo(_process.Id);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>The other side: what the child does.</summary>
    public static async Task<int> PlayAsync(string dataFolder)
    {
        var asked = new TaskCompletionSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        await using var servers = await PrivateServers.StartAsync(
            new PrivateServersOptions { DataFolder = dataFolder }, TimeProvider.System);
        Console.WriteLine($"{servers.PostgresProcessId} {servers.RedisProcessId}");
        await asked.Task;
        return 0;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            asked.TrySetResult();
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }
}
