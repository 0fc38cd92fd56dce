using System.Net.Http;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Services;

namespace TraceEngine.Signing.Upstream;

/// <summary>
/// The only way from the facade into the engine: its gRPC, as any client uses it. Connections are made with the first call.
/// </summary>
internal sealed class Engine : IDisposable
{
    // Documents of 10,000 codes are about 200 KB on this side, and answers with a verdict a row a few MB.
    private const int MessageBytesAtMost = 64 * 1024 * 1024;

    private readonly ServiceIdentity _identity;
    private readonly Lazy<GrpcChannel> _ingest;
    private readonly Lazy<GrpcChannel> _query;

    /// <param name="identity">The facade's identity.</param>
    /// <param name="options">Where the engine is.</param>
    /// <param name="own">Where this process serves gRPC; asked for once it listens.</param>
    public Engine(ServiceIdentity identity, IOptions<SigningOptions> options, Func<Uri> own)
    {
        _identity = identity;
        _ingest = new(() => Connect(options.Value.IngestAddress, own));
        _query = new(() => Connect(options.Value.QueryAddress, own));
    }

    /// <summary>The engine on behalf of a verified caller.</summary>
    public EngineCalls For(Caller caller) => new(
        new ActingInvoker(_ingest.Value.CreateCallInvoker(), _identity, caller),
        new ActingInvoker(_query.Value.CreateCallInvoker(), _identity, caller));

    public void Dispose()
    {
        foreach (var channel in new[] { _ingest, _query }.Where(channel => channel.IsValueCreated))
        {
            channel.Value.Dispose();
        }
    }

    private static GrpcChannel Connect(string address, Func<Uri> own) => GrpcChannel.ForAddress(
        address.Length > 0 ? new Uri(address) : own(),
        new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MessageBytesAtMost,
            MaxSendMessageSize = MessageBytesAtMost,
            DisposeHttpClient = true,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            },
        });
}
