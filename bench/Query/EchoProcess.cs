using Grpc.Net.Client;
using TraceEngine.Bench.Engine;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Bench.Query;

/// <summary>This program again as the bare service.</summary>
internal sealed class EchoProcess : IAsyncDisposable
{
    private readonly RoleProcess _process;
    private readonly GrpcChannel _channel;

    private EchoProcess(RoleProcess process)
    {
        _process = process;
        _channel = GrpcChannel.ForAddress(process.Address);
        Client = new QueryService.QueryServiceClient(_channel);
    }

    public QueryService.QueryServiceClient Client { get; }

    public int ProcessId => _process.ProcessId;

    public static async Task<EchoProcess> StartAsync(BenchHost host, CancellationToken ct) => new(await RoleProcess.StartAsync(
        EchoRole.Name,
        new Dictionary<string, string>
        {
            [EchoRole.RedisVariable] = host.RedisConnectionString,
            [EchoRole.PostgresVariable] = host.PostgresConnectionString,
        },
        ct));

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return _process.DisposeAsync();
    }
}
