namespace TraceEngine.Query.Lineage.Facts;

/// <summary>A batch in the ledger.</summary>
internal readonly struct UploadId(byte[] streamId, long sequence) : IEquatable<UploadId>
{
    public byte[] StreamId => streamId;

    public long Sequence => sequence;

    public bool Equals(UploadId other) => Sequence == other.Sequence && KeyComparer.Instance.Equals(StreamId, other.StreamId);

    public override bool Equals(object? obj) => obj is UploadId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(KeyComparer.Instance.GetHashCode(StreamId), Sequence);
}
