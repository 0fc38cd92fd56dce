using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Access.Calls;

/// <summary>
/// Checks signatures against the keys in memory. An unknown ak takes the same steps as a wrong sign: two hashes, one shared look
/// at the database (the key may be seconds old), two hashes again.
/// </summary>
internal sealed class CallVerifier(KeyRing keys, IOptions<AccessOptions> options, TimeProvider time)
{
    /// <summary>Live versions an ak has at most: two, while it is rotated.</summary>
    private const int VersionsPerKey = 2;

    private static readonly string NoSecret = new('0', 2 * Secrets.SecretKey.Size);

    public async ValueTask<CallVerdict> VerifyAsync(CallSignature signature, CancellationToken ct)
    {
        if ((time.GetUtcNow() - signature.SignedAt).Duration() > options.Value.MaximumClockDifference)
        {
            return CallVerdict.Denied(DenialReason.ClockDifference);
        }
        if (!keys.IsStale && TryMatch(signature) is { } caller)
        {
            return CallVerdict.Allowed(caller);
        }
        return await VerifyAfterRefreshAsync(signature, ct);
    }

    private async Task<CallVerdict> VerifyAfterRefreshAsync(CallSignature signature, CancellationToken ct)
    {
        await keys.RefreshSoonAsync().WaitAsync(ct);
        if (keys.IsStale)
        {
            return CallVerdict.Denied(DenialReason.KeysNotReadable);
        }
        return TryMatch(signature) is { } caller
            ? CallVerdict.Allowed(caller)
            : CallVerdict.Denied(keys.Find(signature.Ak).Count == 0 ? DenialReason.UnknownKey : DenialReason.WrongSign);
    }

    private Caller? TryMatch(CallSignature signature)
    {
        var versions = keys.Find(signature.Ak);
        var now = time.GetUtcNow();
        LiveKey? match = null;
        for (var i = 0; i < VersionsPerKey; i++)
        {
            // The newest first; what isn't there is hashed too, so that time tells nothing.
            var version = i < versions.Count ? versions[versions.Count - 1 - i] : null;
            var hash = CallSigner.Hash(
                signature.Ak, signature.Timestamp, version?.Secret ?? NoSecret, signature.Method, signature.Nonce);
            if (CryptographicOperations.FixedTimeEquals(hash, signature.Hash) && version is not null && version.IsLive(now))
            {
                match ??= version;
            }
        }
        return match?.Use(now);
    }
}
