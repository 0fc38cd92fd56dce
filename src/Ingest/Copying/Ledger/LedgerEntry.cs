using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>A batch as it stands in the ledger: what its first answer was and every later one repeats.</summary>
internal sealed record LedgerEntry(
    long Sequence,
    byte[] Digest,
    byte[] Receipt,
    ReceiptCounts Counts,
    byte[] VerdictDigest,
    IReadOnlyList<Verdict> Verdicts,
    Verdict? BatchVerdict,
    DateTimeOffset CommittedAt)
{
    /// <summary>Accepted rows that were flagged: an open enterprise sent what nobody has registered.</summary>
    public int Flagged { get; init; }
}
