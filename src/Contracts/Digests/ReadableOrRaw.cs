namespace TraceEngine.Contracts.Digests;

/// <summary>A code in a digest: its key, or its raw bytes when it could not be read.</summary>
public readonly ref struct ReadableOrRaw
{
    /// <summary>A readable code, or none when empty.</summary>
    public ReadableOrRaw(ReadOnlySpan<byte> key)
        : this(key, default)
    {
    }

    /// <summary>A code with its raw bytes; <paramref name="raw"/> is empty when it could be read.</summary>
    public ReadableOrRaw(ReadOnlySpan<byte> key, ReadOnlySpan<byte> raw)
    {
        Key = key;
        Raw = raw;
    }

    /// <summary>The stored key.</summary>
    public ReadOnlySpan<byte> Key { get; }

    /// <summary>What was received.</summary>
    public ReadOnlySpan<byte> Raw { get; }
}
