using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TraceEngine.Access;

namespace TraceEngine.Host.Serving;

/// <summary>
/// <c>/healthz</c>: the process runs. <c>/readyz</c>: it takes calls (not draining, keys fresh, so the database is there).
/// <c>grpc.health.v1</c> says what <c>/readyz</c> says.
/// </summary>
internal static class HealthServices
{
    private static readonly TimeSpan PublishInterval = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddTraceHealth(this IServiceCollection services)
    {
        services.AddGrpcHealthChecks()
            .AddCheck<DrainCheck>("drain")
            .AddTraceAccessCheck();
        services.Configure<HealthCheckPublisherOptions>(publisher =>
        {
            publisher.Delay = TimeSpan.Zero;
            publisher.Period = PublishInterval;
        });
        return services;
    }

    public static void MapTraceHealth(this IEndpointRouteBuilder app)
    {
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
    }
}
