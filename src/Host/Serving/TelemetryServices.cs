using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace TraceEngine.Host.Serving;

/// <summary>
/// Metrics for Prometheus on the HTTP/1.1 endpoint; with the standard OTEL_EXPORTER_OTLP_ENDPOINT also pushed, traces too.
/// </summary>
internal static class TelemetryServices
{
    private const string PushVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Of ASP.NET Core's meters these two. The others (routing, memory pool and so on) count several times a call, which shows in
    // what a call costs, and tell an operator nothing; so do these of the meters that are left.
    private static readonly string[] ServerMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private static readonly string[] Dropped =
    [
        "kestrel.queued_requests", "db.client.operation.npgsql.executing", "db.client.operation.npgsql.bytes_read",
        "db.client.operation.npgsql.bytes_written",
    ];

    public static IServiceCollection AddTraceTelemetry(this IServiceCollection services)
    {
        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("TraceEngine.*", "Npgsql")
            .AddMeter(ServerMeters)
            .AddView(instrument => Dropped.Contains(instrument.Name) ? MetricStreamConfiguration.Drop : null)
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        if (Environment.GetEnvironmentVariable(PushVariable) is { Length: > 0 })
        {
            telemetry.WithTracing(traces => traces.AddSource("TraceEngine.*", "Npgsql").AddAspNetCoreInstrumentation());
            telemetry.UseOtlpExporter();
        }
        return services;
    }

    // Not beside the gRPC calls: that endpoint may face the world, and numbers are for the operator.
    public static void MapTraceTelemetry(this IApplicationBuilder app) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(
            context => context.Request.Path == "/metrics" && HttpProtocol.IsHttp11(context.Request.Protocol));
}
