using System.Diagnostics;
using Grpc.Net.Client;
using TraceEngine.Bench.Engine;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Bench.Query;

/// <summary>This program again as the bare echo.</summary>
internal sealed class EchoProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly GrpcChannel _channel;

    private EchoProcess(Process process, GrpcChannel channel)
    {
        (_process, _channel) = (process, channel);
        Client = new QueryService.QueryServiceClient(channel);
    }

    public QueryService.QueryServiceClient Client { get; }

    public static async Task<EchoProcess> StartAsync(string redis, CancellationToken ct)
    {
        var process = Programs.Start(
            Programs.Self(), ["echo"], new Dictionary<string, string> { [EchoRole.RedisVariable] = redis });
        var address = await process.StandardOutput.ReadLineAsync(ct)
            ?? throw new BenchException("回声进程未能启动 / the echo process did not start");
        return new EchoProcess(process, GrpcChannel.ForAddress(address));
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
