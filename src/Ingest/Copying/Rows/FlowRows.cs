using System.Buffers;
using TraceEngine.Contracts.Codes;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>
/// The checked rows of one batch of flow documents. Codes stand in pooled columns; rows of other sorts are few and stand in
/// their section.
/// </summary>
internal sealed class FlowRows(int rowCapacity) : BatchRows(rowCapacity)
{
    // 20-digit codes take 11 bytes; the column grows when needed.
    private const int TypicalKeyBytes = 11;

    /// <summary>
    /// Keys of the codes by row, in arrival order. Empty where the code could not be read, and where a row of another sort
    /// stands.
    /// </summary>
    public KeyColumn Codes = new(rowCapacity, rowCapacity * TypicalKeyBytes);

    /// <summary>Rows that have a readable code, by (key, arrival).</summary>
    public SortEntry[] Sorted { get; } = ArrayPool<SortEntry>.Shared.Rent(Math.Max(rowCapacity, 1));

    /// <summary>Entries used of <see cref="Sorted"/>.</summary>
    public int SortedCount { get; private set; }

    /// <summary>The documents' parts in order.</summary>
    public List<FlowSectionRows> Sections { get; } = [];

    /// <summary>Whether the caller may name codes that nobody has activated: they are taken and flagged.</summary>
    public bool MayNameUnknown { get; init; }

    /// <inheritdoc />
    public override BatchKind Kind => BatchKind.Flow;

    /// <inheritdoc />
    public override int RowCount => Codes.Count;

    /// <inheritdoc />
    public override int SectionCount => Sections.Count;

    /// <summary>
    /// What ends codes, withdraws or corrects changes what the next batch is judged by: such batches are written one by one.
    /// </summary>
    public override bool NeedsCare =>
        Sections.Exists(section => section.Document.Rule.NeedsHolder || section.Corrections.Count > 0);

    /// <inheritdoc />
    public override bool WritesWithoutRows => Sections.Exists(section => section.Complete);

    /// <summary>Sorts the codes.</summary>
    public void Order()
    {
        var used = 0;
        for (var row = 0; row < Codes.Count; row++)
        {
            var key = Codes[row];
            if (!key.IsEmpty)
            {
                Sorted[used++] = SortEntry.Of(key, row);
            }
        }

        SortedCount = used;
        new KeyOrder(Codes).Sort(Sorted.AsSpan(0, used));
    }

    /// <summary>Index of the section that a row stands in.</summary>
    public int SectionOf(int row)
    {
        var (low, high) = (0, Sections.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Sections[middle].FirstRow <= row ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>Index in <see cref="Sorted"/> of the first row with this key; negative when no row has it.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, SortedCount);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Codes[Sorted[middle].Row].SequenceCompareTo(key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < SortedCount && Codes[Sorted[low].Row].SequenceEqual(key) ? low : -1;
    }

    /// <summary>A row's code as people read it.</summary>
    public string TextOf(int row) => CodeKey.ToText(Codes[row]);

    /// <inheritdoc />
    public override IEnumerable<byte[]> NamedCodes(Judgement judgement)
    {
        for (var row = 0; judgement.Accepted > 0 && row < Codes.Count; row++)
        {
            if (Codes.LengthOf(row) > 0 && !judgement.IsRefused(row))
            {
                yield return Codes[row].ToArray();
            }
        }
    }

    /// <inheritdoc />
    protected override void Release()
    {
        Codes.Release();
        ArrayPool<SortEntry>.Shared.Return(Sorted);
    }
}
