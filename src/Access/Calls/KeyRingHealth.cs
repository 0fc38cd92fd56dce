using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TraceEngine.Access.Calls;

/// <summary>Healthy while the keys in memory are fresh: then the database is there, and calls can be checked.</summary>
internal sealed class KeyRingHealth(KeyRing keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keys.IsStale ? HealthCheckResult.Unhealthy(AccessMessages.KeysNotReadable) : HealthCheckResult.Healthy());
}
