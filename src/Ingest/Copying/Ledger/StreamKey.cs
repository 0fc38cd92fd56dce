using System.Buffers.Binary;

namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>A stream id as a value; ordered as the database orders the bytes, so that all lanes lock in one order.</summary>
internal readonly record struct StreamKey(ulong High, ulong Low) : IComparable<StreamKey>
{
    public StreamKey(ReadOnlySpan<byte> id)
        : this(BinaryPrimitives.ReadUInt64BigEndian(id), BinaryPrimitives.ReadUInt64BigEndian(id[8..]))
    {
    }

    public static bool operator <(StreamKey left, StreamKey right) => left.CompareTo(right) < 0;

    public static bool operator >(StreamKey left, StreamKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(StreamKey left, StreamKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(StreamKey left, StreamKey right) => left.CompareTo(right) >= 0;

    public int CompareTo(StreamKey other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);
}
