using TraceEngine.Access.Calls;

namespace TraceEngine.Access.Services;

/// <summary>
/// Checks calls that the facade makes for a key. Only a right signature leads to a look at keys: a guesser learns nothing of
/// them here, and causes no look at the database.
/// </summary>
internal sealed class ServiceCheck(ServiceIdentity identity, KeyRing keys, SignatureCheck signatures, TimeProvider time)
{
    public async ValueTask<CallVerdict> VerifyAsync(ISignedText call, string actFor, CancellationToken ct)
    {
        if (!signatures.IsInTime(call))
        {
            return CallVerdict.Denied(DenialReason.ClockDifference);
        }
        if (!identity.HasSigned(call))
        {
            return CallVerdict.Denied(DenialReason.WrongSign);
        }
        if (!keys.IsStale && Find(actFor) is { } caller)
        {
            return CallVerdict.Allowed(caller);
        }
        return await FindAfterRefreshAsync(actFor, ct);
    }

    // The facade may run on a host that has seen the key before this one.
    private async Task<CallVerdict> FindAfterRefreshAsync(string actFor, CancellationToken ct)
    {
        await keys.RefreshSoonAsync().WaitAsync(ct);
        if (keys.IsStale)
        {
            return CallVerdict.Denied(DenialReason.KeysNotReadable);
        }
        return Find(actFor) is { } caller ? CallVerdict.Allowed(caller) : CallVerdict.Denied(DenialReason.UnknownActFor);
    }

    private Caller? Find(string ak)
    {
        var versions = keys.Find(ak);
        var now = time.GetUtcNow();
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            if (versions[i].IsLive(now))
            {
                return versions[i].Use(now);
            }
        }
        return null;
    }
}
