using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace TraceEngine.Host.Serving;

/// <summary>Kestrel and gRPC, with limits for streams that carry data in bulk.</summary>
internal static class TransportServices
{
    public static IServiceCollection AddTraceTransport(this IServiceCollection services, bool development)
    {
        services.AddOptions<ServerOptions>().BindConfiguration("Server").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ServerOptions>, ServerOptionsValidator>());
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServerOptions>>(
            (kestrel, options) => Limit(kestrel, options.Value));
        services.AddOptions<HostOptions>().Configure<IOptions<ServerOptions>>(
            (host, options) => host.ShutdownTimeout = options.Value.DrainTimeout);
        services.AddOptions<GrpcServiceOptions>().Configure<IOptions<ServerOptions>>((grpc, options) =>
        {
            grpc.MaxReceiveMessageSize = options.Value.MaximumMessageSize;
            grpc.EnableDetailedErrors = development;
        });
        services.AddGrpc();
        if (development)
        {
            services.AddGrpcReflection();
        }
        return services;
    }

    private static void Limit(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.MaximumConnections;
        kestrel.Limits.Http2.MaxStreamsPerConnection = options.MaximumCallsPerConnection;
        kestrel.Limits.Http2.InitialStreamWindowSize = options.Http2StreamWindow;
        kestrel.Limits.Http2.InitialConnectionWindowSize = options.Http2ConnectionWindow;
        kestrel.Limits.Http2.KeepAlivePingDelay = options.PingInterval;
        kestrel.Limits.Http2.KeepAlivePingTimeout = options.PingTimeout;
    }
}
