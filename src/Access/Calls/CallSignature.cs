using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TraceEngine.Access.Keys;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Access.Calls;

/// <summary>What a call says about who signed it; the shape is checked, nothing else yet.</summary>
internal sealed class CallSignature
{
    private const int TimestampLength = 10;

    private CallSignature(string ak, string timestamp, string nonce, byte[] hash, string method) =>
        (Ak, Timestamp, Nonce, Hash, Method) = (ak, timestamp, nonce, hash, method);

    public string Ak { get; }

    public string Timestamp { get; }

    public string Nonce { get; }

    public byte[] Hash { get; }

    public string Method { get; }

    public DateTimeOffset SignedAt =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Whether none of the four entries is there: such a caller forgot to sign.</summary>
    public static bool IsAbsent(IHeaderDictionary headers) =>
        !headers.ContainsKey(CallHeaders.Ak) && !headers.ContainsKey(CallHeaders.Timestamp)
        && !headers.ContainsKey(CallHeaders.Nonce) && !headers.ContainsKey(CallHeaders.Sign);

    /// <summary>Null when an entry is missing, doubled or malformed.</summary>
    public static CallSignature? TryRead(IHeaderDictionary headers, string method)
    {
        if (Single(headers[CallHeaders.Ak]) is not { Length: > 0 and <= AccessKeyName.MaximumLength } ak
            || Single(headers[CallHeaders.Timestamp]) is not { Length: TimestampLength } timestamp
            || Single(headers[CallHeaders.Nonce]) is not { Length: 2 * CallSigner.NonceSize } nonce
            || Single(headers[CallHeaders.Sign]) is not { Length: 64 } sign
            || timestamp.AsSpan().ContainsAnyExceptInRange('0', '9') || !IsLowerHex(nonce) || !IsLowerHex(sign))
        {
            return null;
        }
        return new CallSignature(ak, timestamp, nonce, Convert.FromHexString(sign), method);
    }

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;

    private static bool IsLowerHex(string text) => text.All(char.IsAsciiHexDigitLower);
}
