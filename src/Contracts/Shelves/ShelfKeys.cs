namespace TraceEngine.Contracts.Shelves;

/// <summary>
/// Names of cache entries in Redis: the room that fills them and the room that empties them must agree to the byte.
/// Every name begins with the generation, so that a raised generation finds nothing of the old one.
/// </summary>
public static class ShelfKeys
{
    /// <summary>A code's own facts and the documents that name it.</summary>
    public static byte[] Code(long generation, ReadOnlySpan<byte> code) => Make(generation, (byte)'o', code);

    /// <summary>The lease of whoever is loading a code's own facts.</summary>
    public static byte[] CodeLease(long generation, ReadOnlySpan<byte> code) => Make(generation, (byte)'p', code);

    /// <summary>The direct children of a parent.</summary>
    public static byte[] Children(long generation, ReadOnlySpan<byte> parent) => Make(generation, (byte)'c', parent);

    /// <summary>The lease of whoever is loading the children of a parent.</summary>
    public static byte[] ChildrenLease(long generation, ReadOnlySpan<byte> parent) => Make(generation, (byte)'l', parent);

    private static byte[] Make(long generation, byte shelf, ReadOnlySpan<byte> code)
    {
        Span<byte> prefix = stackalloc byte[32];
        "te:"u8.CopyTo(prefix);
        System.Buffers.Text.Utf8Formatter.TryFormat(generation, prefix[3..], out var digits);
        var used = 3 + digits;
        prefix[used++] = (byte)':';
        prefix[used++] = shelf;
        prefix[used++] = (byte)':';
        var key = new byte[used + code.Length];
        prefix[..used].CopyTo(key);
        code.CopyTo(key.AsSpan(used));
        return key;
    }
}
