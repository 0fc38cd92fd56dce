using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TraceEngine.Bench.Engine;

/// <summary>This program again as a client in a process of its own, told by JSON lines what to do.</summary>
internal sealed class ClientProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ClientProcess(Process process) => _process = process;

    public int ProcessId => _process.Id;

    /// <summary>Starts a client of the server; it ends when we end, and the server with it.</summary>
    public static ClientProcess Start(ServerProcess server)
    {
        var environment = new Dictionary<string, string>
        {
            [ClientRole.EndpointVariable] = server.Target.Endpoint,
            [ClientRole.AkVariable] = server.Target.Ak,
            [ClientRole.SkVariable] = server.Target.Sk,
            [ClientRole.ServerVariable] = server.ProcessId.ToString(CultureInfo.InvariantCulture),
        };
        return new ClientProcess(Programs.Start(Programs.Self(), [ClientRole.Name], environment));
    }

    /// <summary>Gives an order and waits for the reply.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public async Task<ClientReply> AskAsync(ClientOrder order, CancellationToken ct)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order, ClientRole.Format).AsMemory(), ct);
        await _process.StandardInput.FlushAsync(ct);
        var line = await _process.StandardOutput.ReadLineAsync(ct)
            ?? throw new BenchException("客户端进程已退出 / the client process ended");
        var reply = JsonSerializer.Deserialize<ClientReply>(line, ClientRole.Format)!;
        return reply.Error is null ? reply : throw new BenchException($"{order.Task}: {reply.Error}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
