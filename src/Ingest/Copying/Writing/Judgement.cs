using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>
/// What one attempt has found out about a batch. Made afresh for every attempt: a redo forgets all verdicts of the last one.
/// </summary>
internal sealed class Judgement
{
    private readonly byte[] _refused;
    private readonly List<Verdict> _verdicts;

    public Judgement(PendingBatch batch)
    {
        Batch = batch;
        _verdicts = [.. batch.Rows.Verdicts];
        _refused = batch.Rows.Refused.AsSpan(0, batch.Rows.RowCount).ToArray();
        RefusedRows = _verdicts.Count;
        BatchVerdict = batch.BatchVerdict;
        LotIds = new long[batch.Rows.SectionCount];
        SectionIds = new long[batch.Rows.SectionCount];
    }

    public PendingBatch Batch { get; }

    /// <summary>The rows, of whatever kind.</summary>
    public BatchRows Content => Batch.Rows;

    /// <summary>The rows of a batch of activations.</summary>
    public ActivationRows Rows => (ActivationRows)Batch.Rows;

    /// <summary>Set when nothing of the batch is written.</summary>
    public Verdict? BatchVerdict { get; private set; }

    /// <summary>Rows refused one by one.</summary>
    public int RefusedRows { get; private set; }

    /// <summary>Lot id per section, once known.</summary>
    public long[] LotIds { get; }

    /// <summary>Section id per section, once given out.</summary>
    public long[] SectionIds { get; }

    /// <summary>Parents (by index) that are not active; the receipt counts those that an accepted row names.</summary>
    public List<int> OpenParents { get; } = [];

    /// <summary>Parents whose contents existed before this batch: their shelves must be emptied after COMMIT.</summary>
    public List<byte[]> TouchedParents { get; } = [];

    /// <summary>Codes whose own facts have changed and may stand on a shelf: emptied after COMMIT too.</summary>
    public List<byte[]> TouchedCodes { get; } = [];

    /// <summary>Lots that have new dates, or that a document names as a whole or no longer does.</summary>
    public List<long> TouchedLots { get; } = [];

    /// <summary>Products that have a new version.</summary>
    public List<long> TouchedProducts { get; } = [];

    /// <summary>Rows let through for an open enterprise, as only the database could tell.</summary>
    public List<int> Flagged { get; } = [];

    /// <summary>Rows that will be written.</summary>
    public int Accepted => BatchVerdict is null ? Content.RowCount - RefusedRows : 0;

    /// <summary>Whether the batch changes anything but the ledger.</summary>
    public bool IsWritten => Accepted > 0 || (BatchVerdict is null && Content.WritesWithoutRows);

    /// <summary>The entry that AppendAsync writes; set by <see cref="Seal"/>.</summary>
    public LedgerEntry? Entry { get; private set; }

    public bool IsRefused(int row) => _refused[row] != 0;

    public void Refuse(int row, string code, VerdictField field, Reason reason, params string[] arguments)
    {
        if (_refused[row] == 0)
        {
            _refused[row] = 1;
            RefusedRows++;
            _verdicts.Add(new Verdict(row, code, field, reason, arguments));
        }
    }

    /// <summary>Parents are judged again after existing codes were found.</summary>
    public void ForgetParents()
    {
        OpenParents.Clear();
        TouchedParents.Clear();
    }

    /// <summary>
    /// Refuses the whole batch for what all its rows share; the first reason stays, and no row has a verdict of its own.
    /// </summary>
    public void RefuseAll(Verdict verdict)
    {
        BatchVerdict ??= verdict;
        _verdicts.Clear();
    }

    /// <summary>Whether the whole batch is refused for some of its rows.</summary>
    public bool IsRefusedByMode => BatchVerdict?.Reason == Reason.BatchRefused;

    /// <summary>An all-or-nothing batch with a bad row is refused whole.</summary>
    public void ApplyMode()
    {
        if (Batch.AllOrNothing && BatchVerdict is null && RefusedRows > 0)
        {
            var bad = RefusedRows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            BatchVerdict = new Verdict(Verdict.WholeBatch, "", VerdictField.Header, Reason.BatchRefused, [bad]);
        }
    }

    /// <summary>
    /// Fixes the answer and chains its receipt. Accepted + refused is the number of rows sent, here and nowhere else.
    /// </summary>
    public LedgerEntry Seal(byte[] previousReceipt, DateTimeOffset committedAt)
    {
        var accepted = Accepted;
        var counts = new ReceiptCounts(accepted, Content.RowCount - accepted, Content.CountOpenParents(this));
        _verdicts.Sort(static (left, right) => left.Row.CompareTo(right.Row));
        var verdictDigest = VerdictDigests.Of(BatchVerdict, _verdicts);
        var receipt = Receipts.Next(previousReceipt, Batch.Sequence, Batch.Digest, counts, verdictDigest);
        Entry = new LedgerEntry(
            Batch.Sequence, Batch.Digest, receipt, counts, verdictDigest, _verdicts, BatchVerdict, committedAt)
        {
            Flagged = accepted == 0 ? 0 : Content.Flagged.Concat(Flagged).Count(row => !IsRefused(row)),
        };
        return Entry;
    }
}
