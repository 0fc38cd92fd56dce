using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TraceEngine.Host.Serving;

/// <summary>Unhealthy from SIGTERM on, so that nobody sends new calls here.</summary>
internal sealed class DrainCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("draining")
            : HealthCheckResult.Healthy());
}
