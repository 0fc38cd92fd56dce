namespace TraceEngine.Contracts.Digests;

/// <summary>The receipt chain of a stream: each receipt covers the one before, so a changed past shows.</summary>
public static class Receipts
{
    /// <summary>Version of the batch digest that new batches are stored with.</summary>
    public const short DigestVersion = 1;

    /// <summary>Bytes of a stream id.</summary>
    public const int StreamIdBytes = 16;

    /// <summary>
    /// What the first receipt of a stream chains to: SHA-256 over enterprise, kind and name. Documents of unary uploads
    /// and streams of one name never meet, so the difference is part of the kind.
    /// </summary>
    public static byte[] First(long enterpriseId, short kind, bool isDocument, string name)
    {
        using var digest = new DigestWriter();
        digest.Text(isDocument ? "document" : "stream");
        digest.Int64(enterpriseId);
        digest.Int32(kind);
        digest.Text(name);
        return digest.Finish();
    }

    /// <summary>The next receipt: SHA-256 over previous receipt, sequence, digest, counts and verdict digest.</summary>
    public static byte[] Next(
        ReadOnlySpan<byte> previous, long sequence, ReadOnlySpan<byte> digest, ReceiptCounts counts,
        ReadOnlySpan<byte> verdictDigest)
    {
        using var writer = new DigestWriter();
        writer.Bytes(previous);
        writer.Int64(sequence);
        writer.Bytes(digest);
        writer.Int32(counts.Accepted);
        writer.Int32(counts.Refused);
        writer.Int32(counts.OpenParents);
        writer.Bytes(verdictDigest);
        return writer.Finish();
    }
}
