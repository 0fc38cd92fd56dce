using System.Buffers;
using TraceEngine.Ingest.Copying.Packing;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>
/// The checked rows of one packaging batch in pooled columns: children with their parents, or parents alone where everything
/// inside leaves.
/// </summary>
internal sealed class PackagingRows(int rowCapacity, int parentCapacity) : BatchRows(rowCapacity)
{
    /// <summary>Value of <see cref="ParentIndexes"/> for a row that names no parent.</summary>
    public const int NoParent = -1;

    private const int TypicalKeyBytes = 11;

    /// <summary>Keys of the children in arrival order; empty where unreadable, or where the row is a parent alone.</summary>
    public KeyColumn Children = new(rowCapacity, rowCapacity * TypicalKeyBytes);

    /// <summary>Keys of the parents, section by section; for replacements the old codes. Empty where unreadable.</summary>
    public KeyColumn Parents = new(parentCapacity, parentCapacity * TypicalKeyBytes);

    /// <summary>Index into <see cref="Parents"/> per row, or <see cref="NoParent"/>.</summary>
    public int[] ParentIndexes { get; } = ArrayPool<int>.Shared.Rent(Math.Max(rowCapacity, 1));

    /// <summary>Pack mode per parent.</summary>
    public byte[] PackModes { get; } = ArrayPool<byte>.Shared.Rent(Math.Max(parentCapacity, 1));

    /// <summary>What the catalog says of each parent, for those that are not active.</summary>
    public ParentPrefix[] ParentPrefixes { get; } = new ParentPrefix[parentCapacity];

    /// <summary>Children that can be read, by (key, arrival).</summary>
    public SortEntry[] Sorted { get; } = ArrayPool<SortEntry>.Shared.Rent(Math.Max(rowCapacity, 1));

    /// <summary>Entries used of <see cref="Sorted"/>.</summary>
    public int SortedCount { get; private set; }

    /// <summary>The sections in order.</summary>
    public List<PackagingSectionRows> Sections { get; } = [];

    /// <inheritdoc />
    public override BatchKind Kind => BatchKind.Packaging;

    /// <inheritdoc />
    public override int RowCount => Children.Count;

    /// <inheritdoc />
    public override int SectionCount => Sections.Count;

    /// <summary>Only packing is one statement for a whole group; the others depend on where each code is.</summary>
    public override bool NeedsCare => Sections.Exists(section => section.Action != PackingAction.Pack);

    /// <inheritdoc />
    public override ReadOnlySpan<SortEntry> InKeyOrder => Sorted.AsSpan(0, SortedCount);

    /// <inheritdoc />
    public override ReadOnlySpan<byte> KeyOf(int row) => Children[row];

    /// <summary>The code a row is about: its child, or the parent that is emptied.</summary>
    public ReadOnlySpan<byte> SubjectOf(int row) =>
        Children.LengthOf(row) > 0 || ParentIndexes[row] == NoParent ? Children[row] : Parents[ParentIndexes[row]];

    /// <summary>Sorts the children.</summary>
    public void Order()
    {
        SortedCount = 0;
        for (var row = 0; row < Children.Count; row++)
        {
            if (Children.LengthOf(row) > 0)
            {
                Sorted[SortedCount++] = SortEntry.Of(Children[row], row);
            }
        }

        new KeyOrder(Children).Sort(Sorted.AsSpan(0, SortedCount));
    }

    /// <inheritdoc />
    public override int CountOpenParents(Judgement judgement)
    {
        if (judgement.OpenParents.Count == 0 || judgement.Accepted == 0)
        {
            return 0;
        }

        var named = new bool[Parents.Count];
        for (var row = 0; row < RowCount; row++)
        {
            if (ParentIndexes[row] is var parent and >= 0 && !judgement.IsRefused(row))
            {
                named[parent] = true;
            }
        }

        // Several sections may name one parent.
        var order = new KeyOrder(Parents);
        var open = judgement.OpenParents.Where(parent => named[parent]).Select(parent => SortEntry.Of(Parents[parent], parent))
            .ToArray();
        order.Sort(open);
        var count = 0;
        for (var i = 0; i < open.Length; i++)
        {
            count += i == 0 || !order.SameKey(open[i - 1], open[i]) ? 1 : 0;
        }

        return count;
    }

    /// <inheritdoc />
    protected override void Release()
    {
        Children.Release();
        Parents.Release();
        ArrayPool<int>.Shared.Return(ParentIndexes);
        ArrayPool<byte>.Shared.Return(PackModes);
        ArrayPool<SortEntry>.Shared.Return(Sorted);
    }
}
