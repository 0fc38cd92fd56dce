using System.Buffers;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>
/// The checked rows of one batch, of whatever kind. Verdicts given here depend on nothing but the batch and the catalog, so they
/// hold for every attempt to write it; what depends on the database is judged anew each time.
/// </summary>
internal abstract class BatchRows(int rowCapacity) : IDisposable
{
    /// <summary>What the batch writes.</summary>
    public abstract BatchKind Kind { get; }

    /// <summary>Rows sent.</summary>
    public abstract int RowCount { get; }

    /// <summary>Sections that are written.</summary>
    public abstract int SectionCount { get; }

    /// <summary>Whether the batch can't share one fast write with others of its group: it goes under a savepoint.</summary>
    public virtual bool NeedsCare => false;

    /// <summary>Rows that have a readable code by (key, arrival), for kinds that are written in key order.</summary>
    public virtual ReadOnlySpan<SortEntry> InKeyOrder => [];

    /// <summary>Whether the batch writes something even when it has no good row: a document is completed without one.</summary>
    public virtual bool WritesWithoutRows => false;

    /// <summary>1 where validation refused the row.</summary>
    public byte[] Refused { get; } = RentCleared(rowCapacity);

    /// <summary>Verdicts of validation, at most one per row, in row order.</summary>
    public List<Verdict> Verdicts { get; } = [];

    /// <summary>
    /// Rows that an open enterprise may send though their product or prefix is registered nowhere, in rising order.
    /// </summary>
    public List<int> Flagged { get; } = [];

    /// <summary>Gives the row a verdict unless it has one: the first thing wrong is what is told.</summary>
    public void Refuse(int row, string code, VerdictField field, Reason reason, params string[] arguments)
    {
        if (Refused[row] == 0)
        {
            Refused[row] = 1;
            Verdicts.Add(Verdict.Of(row, code, field, reason, arguments));
        }
    }

    /// <summary>The key that <see cref="InKeyOrder"/> orders a row by.</summary>
    public virtual ReadOnlySpan<byte> KeyOf(int row) => [];

    /// <summary>Accepted rows that are no codes: quantities of goods without serial numbers.</summary>
    public virtual int CountQuantities(Judgement judgement) => 0;

    /// <summary>Distinct parents of accepted rows that are not active.</summary>
    public virtual int CountOpenParents(Judgement judgement) => 0;

    /// <summary>Codes that accepted rows name and that may stand on a shelf, beside those that the judgement lists.</summary>
    public virtual IEnumerable<byte[]> NamedCodes(Judgement judgement) => [];

    /// <inheritdoc />
    public void Dispose()
    {
        Release();
        ArrayPool<byte>.Shared.Return(Refused);
    }

    /// <summary>Gives the pooled columns back.</summary>
    protected abstract void Release();

    /// <summary>
    /// The only column that is not written row by row: what an earlier batch left in it would drop rows unseen.
    /// </summary>
    private static byte[] RentCleared(int capacity)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 1));
        bytes.AsSpan().Clear();
        return bytes;
    }
}
