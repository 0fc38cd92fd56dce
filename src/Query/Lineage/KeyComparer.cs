using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace TraceEngine.Query.Lineage;

/// <summary>Compares code keys by their bytes.</summary>
internal sealed class KeyComparer : IEqualityComparer<byte[]>
{
    private KeyComparer()
    {
    }

    public static KeyComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] byte[] obj)
    {
        // Nearly all keys are 11 bytes: their two ends, which overlap, in four words.
        if (obj.Length is >= sizeof(ulong) and <= 2 * sizeof(ulong))
        {
            var head = obj.AsSpan();
            var tail = head[^sizeof(ulong)..];
            return HashCode.Combine(
                BinaryPrimitives.ReadUInt32LittleEndian(head),
                BinaryPrimitives.ReadUInt32LittleEndian(head[sizeof(uint)..]),
                BinaryPrimitives.ReadUInt32LittleEndian(tail),
                BinaryPrimitives.ReadUInt32LittleEndian(tail[sizeof(uint)..]));
        }

        var hash = default(HashCode);
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
