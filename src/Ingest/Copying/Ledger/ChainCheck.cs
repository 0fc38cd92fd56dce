using TraceEngine.Contracts.Digests;

namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>Recomputes a receipt chain batch by batch and says what does not hold.</summary>
internal sealed class ChainCheck(StreamIdentity stream)
{
    private long _expected = 1;

    /// <summary>The receipt at the end of what was recomputed.</summary>
    public byte[] Receipt { get; private set; } = stream.FirstReceipt;

    /// <summary>Batches checked.</summary>
    public long Batches { get; private set; }

    /// <summary>Findings about the next batch, with the rows that the table has of it.</summary>
    public IEnumerable<ChainFinding> Add(LedgerEntry entry, long rows)
    {
        Batches++;
        if (entry.Sequence != _expected)
        {
            yield return new ChainFinding(
                entry.Sequence,
                $"缺少第 {_expected} 至 {entry.Sequence - 1} 批",
                $"batches {_expected} to {entry.Sequence - 1} are missing");
        }

        var verdictDigest = VerdictDigests.Of(entry.BatchVerdict, entry.Verdicts);
        if (!verdictDigest.AsSpan().SequenceEqual(entry.VerdictDigest))
        {
            yield return new ChainFinding(
                entry.Sequence, "所存裁定与其摘要不符", "the stored verdicts do not match their digest");
        }

        var receipt = Receipts.Next(Receipt, entry.Sequence, entry.Digest, entry.Counts, entry.VerdictDigest);
        if (!receipt.AsSpan().SequenceEqual(entry.Receipt))
        {
            yield return new ChainFinding(
                entry.Sequence,
                "回执与前一回执、序号、摘要、数量推算的不符",
                "the receipt is not the one that follows from the receipt before, sequence, digest and counts");
        }

        if (rows != entry.Counts.Accepted)
        {
            yield return new ChainFinding(
                entry.Sequence,
                $"表中有 {rows} 个码，账上已接收 {entry.Counts.Accepted} 个",
                $"the table has {rows} codes, the ledger accepted {entry.Counts.Accepted}");
        }

        // The stored receipt is what later ones chain to: one changed receipt is one finding, not one for each batch behind it.
        Receipt = entry.Receipt;
        _expected = entry.Sequence + 1;
    }

    /// <summary>Findings about the stream itself, after its last batch.</summary>
    public IEnumerable<ChainFinding> Finish(StreamRow row)
    {
        if (row.NextSequence != _expected)
        {
            yield return new ChainFinding(
                0,
                $"流的下一序号是 {row.NextSequence}，账上最后一批是 {_expected - 1}",
                $"the stream's next sequence is {row.NextSequence}, the ledger's last batch is {_expected - 1}");
        }

        if (!row.Receipt.AsSpan().SequenceEqual(Receipt))
        {
            yield return new ChainFinding(0, "流的回执不是最后一批的回执", "the stream's receipt is not that of its last batch");
        }
    }
}
