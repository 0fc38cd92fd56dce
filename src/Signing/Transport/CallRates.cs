using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace TraceEngine.Signing.Transport;

/// <summary>Holds each ak to its rate. Only verified aks get here, so that nobody can fill it or use up another's.</summary>
internal sealed class CallRates(IOptions<SigningOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        ak => RateLimitPartition.GetTokenBucketLimiter(ak, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.CallsAtOnce,
            TokensPerPeriod = options.Value.CallsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));

    /// <summary>Null when the call may go on; otherwise when to come again.</summary>
    public TimeSpan? Take(string ak)
    {
        using var lease = _limiter.AttemptAcquire(ak);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => _limiter.Dispose();
}
