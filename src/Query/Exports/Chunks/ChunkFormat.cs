namespace TraceEngine.Query.Exports.Chunks;

/// <summary>
/// The file that keeps the chains of a chunk: a mark of version, then records. A birth and a node come before the first code that
/// refers to them, by their place among their kind.
/// </summary>
internal static class ChunkFormat
{
    public const byte End = 0;
    public const byte Birth = 1;
    public const byte Node = 2;
    public const byte Code = 3;

    /// <summary>First bytes. A change of columns or records is another version.</summary>
    public static ReadOnlySpan<byte> Version => "TXC2"u8;
}
