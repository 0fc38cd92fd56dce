using TraceEngine.Access.Calls;

namespace TraceEngine.Access.Tests.Calls;

/// <summary>A signed text that counts how often it is hashed; its signature is right under one secret.</summary>
internal sealed class CountedText(string ak, string secret, DateTimeOffset signedAt) : ISignedText
{
    private static readonly byte[] Right = [.. Enumerable.Repeat((byte)7, 32)];

    public int Hashes { get; private set; }

    public string Ak => ak;

    public DateTimeOffset SignedAt => signedAt;

    public ReadOnlySpan<byte> Sign => Right;

    public void Hash(string secretOfKey, Span<byte> target)
    {
        Hashes++;
        target.Clear();
        if (secretOfKey == secret)
        {
            Right.CopyTo(target);
        }
    }
}
