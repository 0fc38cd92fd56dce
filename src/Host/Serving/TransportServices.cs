using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Limits;

namespace TraceEngine.Host.Serving;

/// <summary>Kestrel and gRPC, with limits for streams that carry data in bulk.</summary>
internal static class TransportServices
{
    private const string Section = "Server";

    public static IServiceCollection AddTraceTransport(this IServiceCollection services, bool development)
    {
        services.AddOptions<ServerOptions>().BindConfiguration(Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ServerOptions>, ServerOptionsValidator>());
        services.AddSingleton<ILimitSource, ServerLimitSource>();
        services.AddOptions<KestrelServerOptions>().Configure<IConfiguration>(
            (kestrel, configuration) =>
            {
                Limit(kestrel, Early(configuration));
                KestrelEndpoints.MarkJson(kestrel);
            });
        services.AddOptions<HostOptions>().Configure<IConfiguration>(
            (host, configuration) => host.ShutdownTimeout = Early(configuration).DrainTimeout);
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

    // Kestrel and the host are built before all settings are validated together: a wrong one must not stop the start here, where
    // it would be reported alone.
    private static ServerOptions Early(IConfiguration configuration)
    {
        var asked = configuration.GetSection(Section).Get<ServerOptions>() ?? new ServerOptions();
        return new ServerOptionsValidator().Validate(null, asked).Succeeded ? asked : new ServerOptions();
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
