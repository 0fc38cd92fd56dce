using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Listing;

/// <summary>A batch in the ledger.</summary>
internal readonly struct BatchId(byte[] streamId, long sequence) : IEquatable<BatchId>
{
    public byte[] StreamId => streamId;

    public long Sequence => sequence;

    public bool Equals(BatchId other) => Sequence == other.Sequence && KeyComparer.Instance.Equals(StreamId, other.StreamId);

    public override bool Equals(object? obj) => obj is BatchId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(KeyComparer.Instance.GetHashCode(StreamId), Sequence);
}
