using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace TraceEngine.Access.Calls;

/// <summary>
/// Checks signatures against the keys in memory, of gRPC calls and JSON bodies alike. An unknown ak takes the same steps as a
/// wrong sign: two hashes, one shared look at the database (the key may be seconds old), two hashes again.
/// </summary>
internal sealed class SignatureCheck(KeyRing keys, IOptions<AccessOptions> options, TimeProvider time)
{
    /// <summary>Live versions an ak has at most: two, while it is rotated.</summary>
    private const int VersionsPerKey = 2;

    private static readonly string NoSecret = new('0', 2 * Secrets.SecretKey.Size);

    /// <summary>Whether the caller's clock and ours agree well enough.</summary>
    public bool IsInTime(ISignedText text) =>
        (time.GetUtcNow() - text.SignedAt).Duration() <= options.Value.MaximumClockDifference;

    public async ValueTask<CallVerdict> VerifyAsync(ISignedText text, CancellationToken ct)
    {
        if (!IsInTime(text))
        {
            return CallVerdict.Denied(DenialReason.ClockDifference);
        }
        if (!keys.IsStale && TryMatch(text) is { } caller)
        {
            return CallVerdict.Allowed(caller);
        }
        return await VerifyAfterRefreshAsync(text, ct);
    }

    private async Task<CallVerdict> VerifyAfterRefreshAsync(ISignedText text, CancellationToken ct)
    {
        await keys.RefreshSoonAsync().WaitAsync(ct);
        if (keys.IsStale)
        {
            return CallVerdict.Denied(DenialReason.KeysNotReadable);
        }
        return TryMatch(text) is { } caller
            ? CallVerdict.Allowed(caller)
            : CallVerdict.Denied(keys.Find(text.Ak).Count == 0 ? DenialReason.UnknownKey : DenialReason.WrongSign);
    }

    // The newest first, and the first that matches is it: whoever holds the secret may learn that in half the time. What
    // matches nothing is hashed twice, whatever is there of the key, so that time tells a guesser nothing.
    private Caller? TryMatch(ISignedText text)
    {
        var versions = keys.Find(text.Ak);
        var now = time.GetUtcNow();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < VersionsPerKey; i++)
        {
            var version = i < versions.Count ? versions[versions.Count - 1 - i] : null;
            text.Hash(version?.Secret ?? NoSecret, hash);
            if (CryptographicOperations.FixedTimeEquals(hash, text.Sign) && version is not null && version.IsLive(now))
            {
                return version.Use(now);
            }
        }
        return null;
    }
}
