using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.Cache;

/// <summary>
/// Signed clients of both hosts. What one host does not answer is sent to the other, the same again, until it is answered: as
/// people's systems do behind a load balancer.
/// </summary>
internal sealed class CacheClients : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<GrpcChannel> _channels = [];
    private readonly List<CallInvoker> _calls = [];
    private int _resends;

    public CacheClients(CacheHouse house)
    {
        foreach (var host in house.Hosts)
        {
            var channel = GrpcChannel.ForAddress(host.Endpoint, new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false },
                DisposeHttpClient = true,
                InitialReconnectBackoff = TimeSpan.FromMilliseconds(20),
                MaxReconnectBackoff = TimeSpan.FromMilliseconds(20),
            });
            _channels.Add(channel);
            _calls.Add(channel.Intercept(new SigningInterceptor(house.Ak, house.Sk, TimeProvider.System)));
        }
    }

    /// <summary>Writes that were sent again, to the other host.</summary>
    public int Resends => _resends;

    public QueryService.QueryServiceClient Query(int host) => new(_calls[host % _calls.Count]);

    /// <summary>When a call is given up.</summary>
    public static DateTime Deadline() => TimeProvider.System.GetUtcNow().UtcDateTime + Patience;

    public async Task RegisterAsync(Product product, CancellationToken ct) =>
        await new CatalogService.CatalogServiceClient(_calls[0]).RegisterProductAsync(
            new RegisterProductRequest { Product = product }, cancellationToken: ct);

    public Task ActivateAsync(string number, ActivationSection section, int host, CancellationToken ct) => SendAsync(
        host,
        async ingest => (await ingest.UploadActivationsAsync(
            new UploadActivationsRequest { DocumentNumber = number, Sections = { section } }, null, Deadline(), ct)).Ack,
        ct);

    public Task PackAsync(string number, PackagingSection section, int host, CancellationToken ct) => SendAsync(
        host,
        async ingest => (await ingest.UploadPackagingAsync(
            new UploadPackagingRequest { DocumentNumber = number, Sections = { section } }, null, Deadline(), ct)).Ack,
        ct);

    public Task ReportAsync(FlowSection section, int host, CancellationToken ct) => SendAsync(
        host,
        async ingest => (await ingest.UploadFlowsAsync(
            new UploadFlowsRequest { Section = section }, null, Deadline(), ct)).Ack,
        ct);

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    private async Task SendAsync(
        int host, Func<IngestService.IngestServiceClient, Task<BatchAck>> send, CancellationToken ct)
    {
        for (var attempt = host; ; attempt++)
        {
            try
            {
                var ack = await send(new IngestService.IngestServiceClient(_calls[attempt % _calls.Count]));
                if (ack.Refused > 0)
                {
                    throw new InvalidOperationException($"the drill's own write was refused: {ack}");
                }

                return;
            }
            catch (RpcException exception) when (!ct.IsCancellationRequested && exception.StatusCode is not (
                StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.PermissionDenied))
            {
                Interlocked.Increment(ref _resends);
                await Pause.ForAsync(TimeSpan.FromMilliseconds(20), ct);
            }
        }
    }
}
