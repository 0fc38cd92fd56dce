using System.Diagnostics;

namespace TraceEngine.Bench.Engine;

/// <summary>This program again as a yardstick that serves: it says its address on its first line, and ends with us.</summary>
internal sealed class RoleProcess : IAsyncDisposable
{
    private readonly Process _process;

    private RoleProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts a hidden command of the bench.</summary>
    /// <param name="role">The command.</param>
    /// <param name="environment">What it has to know.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<RoleProcess> StartAsync(
        string role, IReadOnlyDictionary<string, string> environment, CancellationToken ct)
    {
        var process = Programs.Start(Programs.Self(), [role], environment);
        var address = await process.StandardOutput.ReadLineAsync(ct)
            ?? throw new BenchException($"{role} 进程未能启动 / the {role} process did not start");
        return new RoleProcess(process, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
