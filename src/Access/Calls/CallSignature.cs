using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TraceEngine.Access.Keys;
using TraceEngine.Access.Services;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Access.Calls;

/// <summary>What a call says about who signed it; the shape is checked, nothing else yet.</summary>
internal sealed class CallSignature : ISignedText
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    private readonly string _timestamp;
    private readonly string _nonce;
    private readonly byte[] _sign;
    private readonly string _method;

    private CallSignature(string ak, string timestamp, string nonce, byte[] sign, string method, string? actFor) =>
        (Ak, _timestamp, _nonce, _sign, _method, ActFor) = (ak, timestamp, nonce, sign, method, actFor);

    public string Ak { get; }

    /// <summary>The key that the engine's own facade acts for: set when <see cref="Ak"/> is the facade's, else null.</summary>
    public string? ActFor { get; }

    public DateTimeOffset SignedAt => SignedTime.Read(_timestamp);

    public ReadOnlySpan<byte> Sign => _sign;

    public void Hash(string secret, Span<byte> target) =>
        CallSigner.Hash(Ak, _timestamp, secret, _method, _nonce, ActFor ?? "", target);

    /// <summary>Whether none of the four entries is there: such a caller forgot to sign.</summary>
    public static bool IsAbsent(IHeaderDictionary headers) =>
        !headers.ContainsKey(CallHeaders.Ak) && !headers.ContainsKey(CallHeaders.Timestamp)
        && !headers.ContainsKey(CallHeaders.Nonce) && !headers.ContainsKey(CallHeaders.Sign);

    /// <summary>Null when an entry is missing, doubled or malformed.</summary>
    public static CallSignature? TryRead(IHeaderDictionary headers, string method)
    {
        if (Single(headers[CallHeaders.Ak]) is not { Length: > 0 and <= AccessKeyName.MaximumLength } ak
            || Single(headers[CallHeaders.Timestamp]) is not { } timestamp
            || Single(headers[CallHeaders.Nonce]) is not { Length: 2 * CallSigner.NonceSize } nonce
            || Single(headers[CallHeaders.Sign]) is not { Length: 64 } sign
            || !SignedTime.IsWellFormed(timestamp) || !IsLowerHex(nonce) || !IsLowerHex(sign)
            || !TryReadActFor(headers[CallHeaders.ActFor], ak, out var actFor))
        {
            return null;
        }
        return new CallSignature(ak, timestamp, nonce, Convert.FromHexString(sign), method, actFor);
    }

    // The facade names a key in each call; nobody else may.
    private static bool TryReadActFor(StringValues values, string ak, out string? actFor)
    {
        actFor = Single(values);
        return ak == ServiceIdentity.Ak ? actFor is { Length: > 0 and <= AccessKeyName.MaximumLength } : values.Count == 0;
    }

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;

    private static bool IsLowerHex(string text) => !text.AsSpan().ContainsAnyExcept(LowerHex);
}
