using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Secrets;

namespace TraceEngine.Access.Calls;

/// <summary>One working key version in memory, from the first look that finds it to the look that misses it.</summary>
internal sealed class LiveKey
{
    private readonly SecretKey _secret;
    private readonly Caller _caller;

    // Never disposed: calls may hold its token for as long as they run, and it has no timer and no handle.
    private readonly CancellationTokenSource _revoked;
    private long _usedAt;

    public LiveKey(LiveKeyRow row, SecretKey secret)
        : this(row, secret, new CancellationTokenSource())
    {
    }

    private LiveKey(LiveKeyRow row, SecretKey secret, CancellationTokenSource revoked)
    {
        (Row, _secret, _revoked) = (row, secret, revoked);
        _caller = new Caller
        {
            EnterpriseId = row.EnterpriseId,
            CreditCode = row.CreditCode,
            Ak = row.Ak,
            Roles = RoleNames.FromStored(row.Roles),
            Strictness = StrictnessNames.FromStored(row.Strictness),
            Revoked = revoked.Token,
        };
    }

    public LiveKeyRow Row { get; }

    public string Secret => _secret.Reveal();

    /// <summary>The same key with other roles or another time of expiry: running calls go on.</summary>
    public LiveKey With(LiveKeyRow row) => new(row, _secret, _revoked) { _usedAt = Volatile.Read(ref _usedAt) };

    public bool IsLive(DateTimeOffset now) => !_revoked.IsCancellationRequested && (Row.ExpiresAt is null || Row.ExpiresAt > now);

    public Caller Use(DateTimeOffset now)
    {
        Volatile.Write(ref _usedAt, now.UtcTicks);
        return _caller;
    }

    /// <summary>The last use since this was asked before; null without one.</summary>
    public DateTimeOffset? TakeLastUse() =>
        Interlocked.Exchange(ref _usedAt, 0) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>
    /// The token is set when this returns; what hangs on it runs elsewhere, so that no call delays the others' end.
    /// </summary>
    public void End() => _ = _revoked.CancelAsync();
}
