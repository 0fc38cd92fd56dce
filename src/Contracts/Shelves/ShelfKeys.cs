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

    /// <summary>A lot with its newest dates and the documents that name it as a whole.</summary>
    public static byte[] Lot(long generation, long lotId) => Make(generation, (byte)'t', Bytes(lotId));

    /// <summary>The lease of whoever is loading a lot.</summary>
    public static byte[] LotLease(long generation, long lotId) => Make(generation, (byte)'u', Bytes(lotId));

    /// <summary>The newest version of a product.</summary>
    public static byte[] Product(long generation, long productId) => Make(generation, (byte)'r', Bytes(productId));

    /// <summary>The lease of whoever is loading the newest version of a product.</summary>
    public static byte[] ProductLease(long generation, long productId) => Make(generation, (byte)'s', Bytes(productId));

    private static byte[] Bytes(long id)
    {
        var bytes = new byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        return bytes;
    }

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
