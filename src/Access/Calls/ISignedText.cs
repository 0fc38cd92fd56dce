namespace TraceEngine.Access.Calls;

/// <summary>Something that a key has signed: a gRPC call or a JSON body. Its shape is checked, nothing else yet.</summary>
internal interface ISignedText
{
    /// <summary>The public half of the key that is said to have signed.</summary>
    string Ak { get; }

    /// <summary>When it was signed, by the caller's clock.</summary>
    DateTimeOffset SignedAt { get; }

    /// <summary>The signature that came with it.</summary>
    ReadOnlySpan<byte> Sign { get; }

    /// <summary>The signature that it has under a secret.</summary>
    /// <param name="secret">Secret half of a key, as issued.</param>
    /// <param name="target">32 bytes.</param>
    void Hash(string secret, Span<byte> target);
}
