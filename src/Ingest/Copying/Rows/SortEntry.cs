using System.Buffers.Binary;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>
/// A key's first 16 bytes as two numbers, with the row it belongs to: sorting compares registers, not memory.
/// 20-digit keys (11 bytes) are compared whole; longer keys that tie are compared in their column.
/// </summary>
internal readonly struct SortEntry(ulong high, ulong low, int row)
{
    /// <summary>Bytes that the two numbers hold.</summary>
    public const int ExactBytes = 16;

    public readonly ulong High = high;
    public readonly ulong Low = low;
    public readonly int Row = row;

    public static SortEntry Of(ReadOnlySpan<byte> key, int row)
    {
        if (key.Length >= ExactBytes)
        {
            return new SortEntry(BinaryPrimitives.ReadUInt64BigEndian(key), BinaryPrimitives.ReadUInt64BigEndian(key[8..]), row);
        }

        Span<byte> padded = stackalloc byte[ExactBytes];
        padded.Clear();
        key.CopyTo(padded);
        return new SortEntry(
            BinaryPrimitives.ReadUInt64BigEndian(padded), BinaryPrimitives.ReadUInt64BigEndian(padded[8..]), row);
    }
}
