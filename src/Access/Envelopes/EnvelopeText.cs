using System.Security.Cryptography;
using System.Text;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Keys;

namespace TraceEngine.Access.Envelopes;

/// <summary>The text that an envelope's signature covers. Megabytes of it are hashed where they lie.</summary>
internal sealed class EnvelopeText(SignedEnvelope envelope) : ISignedText
{
    // ak, timestamp and secret, a letter of the ak taking 3 bytes at most.
    private const int HeadSize = (3 * AccessKeyName.MaximumLength) + 10 + (2 * Secrets.SecretKey.Size);

    public string Ak => envelope.Ak;

    public DateTimeOffset SignedAt => SignedTime.Read(envelope.Timestamp);

    public ReadOnlySpan<byte> Sign => envelope.Sign.Span;

    public static bool IsWellFormed(SignedEnvelope envelope) =>
        envelope.Ak.Length is > 0 and <= AccessKeyName.MaximumLength && SignedTime.IsWellFormed(envelope.Timestamp)
        && envelope.Sign.Length == SHA256.HashSizeInBytes;

    public void Hash(string secret, Span<byte> target)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        var length = Encoding.UTF8.GetBytes(envelope.Ak, head);
        length += Encoding.UTF8.GetBytes(envelope.Timestamp, head[length..]);
        length += Encoding.UTF8.GetBytes(secret, head[length..]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head[..length]);
        hash.AppendData(envelope.SignedParam.Span);
        hash.GetHashAndReset(target);
    }
}
