using System.Buffers;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>The checked rows of one batch of activations in pooled columns.</summary>
internal sealed class ActivationRows(int rowCapacity, int parentCapacity) : BatchRows(rowCapacity)
{
    /// <summary>Value of <see cref="ParentIndexes"/> for a row without parent.</summary>
    public const int NoParent = -1;

    // 20-digit codes take 11 bytes; other columns grow when needed.
    private const int TypicalKeyBytes = 11;

    /// <summary>Keys of the codes, in arrival order. Empty where the code could not be read.</summary>
    public KeyColumn Codes = new(rowCapacity, rowCapacity * TypicalKeyBytes);

    /// <summary>Keys of the parents, section by section. Empty where the parent could not be read.</summary>
    public KeyColumn Parents = new(parentCapacity, parentCapacity * TypicalKeyBytes);

    /// <summary>Package level per row.</summary>
    public byte[] Levels { get; } = ArrayPool<byte>.Shared.Rent(Math.Max(rowCapacity, 1));

    /// <summary>Pack mode per row.</summary>
    public byte[] PackModes { get; } = ArrayPool<byte>.Shared.Rent(Math.Max(rowCapacity, 1));

    /// <summary>Index into <see cref="Parents"/> per row, or <see cref="NoParent"/>.</summary>
    public int[] ParentIndexes { get; } = ArrayPool<int>.Shared.Rent(Math.Max(rowCapacity, 1));

    /// <summary>Package level per parent as its prefix tells, 0 = unknown.</summary>
    public byte[] ParentLevels { get; } = ArrayPool<byte>.Shared.Rent(Math.Max(parentCapacity, 1));

    /// <summary>Row of this batch that activates the parent, or -1. Filled by <see cref="Order"/>.</summary>
    public int[] ParentRows { get; } = ArrayPool<int>.Shared.Rent(Math.Max(parentCapacity, 1));

    /// <summary>Rows that have a readable code, by (key, arrival).</summary>
    public SortEntry[] Sorted { get; } = ArrayPool<SortEntry>.Shared.Rent(Math.Max(rowCapacity, 1));

    /// <summary>Entries used of <see cref="Sorted"/>.</summary>
    public int SortedCount { get; private set; }

    /// <summary>Parents that have a readable code, by key.</summary>
    public SortEntry[] SortedParents { get; } = ArrayPool<SortEntry>.Shared.Rent(Math.Max(parentCapacity, 1));

    /// <summary>Entries used of <see cref="SortedParents"/>.</summary>
    public int SortedParentCount { get; private set; }

    /// <summary>The sections in order.</summary>
    public List<SectionRows> Sections { get; } = [];

    /// <summary>Rows whose scanned text differs from the canonical form.</summary>
    public List<(int Row, string Text)> Originals { get; } = [];

    /// <inheritdoc />
    public override BatchKind Kind => BatchKind.Activation;

    /// <inheritdoc />
    public override int RowCount => Codes.Count;

    /// <inheritdoc />
    public override int SectionCount => Sections.Count;

    /// <inheritdoc />
    public override ReadOnlySpan<SortEntry> InKeyOrder => Sorted.AsSpan(0, SortedCount);

    /// <inheritdoc />
    public override ReadOnlySpan<byte> KeyOf(int row) => Codes[row];

    /// <summary>Sorts codes and parents and finds which parents are activated by the same batch.</summary>
    public void Order()
    {
        SortedCount = Collect(Codes, Sorted);
        SortedParentCount = Collect(Parents, SortedParents);
        new KeyOrder(Codes).Sort(Sorted.AsSpan(0, SortedCount));
        new KeyOrder(Parents).Sort(SortedParents.AsSpan(0, SortedParentCount));
        ParentRows.AsSpan(0, Parents.Count).Fill(-1);

        var next = 0;
        for (var i = 0; i < SortedParentCount; i++)
        {
            var parent = SortedParents[i];
            while (next < SortedCount && CompareAcross(Sorted[next], parent) < 0)
            {
                next++;
            }

            if (next < SortedCount && CompareAcross(Sorted[next], parent) == 0)
            {
                ParentRows[parent.Row] = Sorted[next].Row;
            }
        }
    }

    /// <inheritdoc />
    public override int CountQuantities(Judgement judgement) => judgement.Accepted == 0
        ? 0
        : Sections.Sum(section => section.Quantities.Count(row => !judgement.IsRefused(row.Row)));

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

        // Open parents were added in key order: equal keys, named in two sections, stand side by side.
        var count = 0;
        var last = -1;
        foreach (var parent in judgement.OpenParents.Where(parent => named[parent]))
        {
            if (last < 0 || !Parents[last].SequenceEqual(Parents[parent]))
            {
                count++;
            }

            last = parent;
        }

        return count;
    }

    /// <inheritdoc />
    protected override void Release()
    {
        Codes.Release();
        Parents.Release();
        ArrayPool<byte>.Shared.Return(Levels);
        ArrayPool<byte>.Shared.Return(PackModes);
        ArrayPool<int>.Shared.Return(ParentIndexes);
        ArrayPool<byte>.Shared.Return(ParentLevels);
        ArrayPool<int>.Shared.Return(ParentRows);
        ArrayPool<SortEntry>.Shared.Return(Sorted);
        ArrayPool<SortEntry>.Shared.Return(SortedParents);
    }

    private static int Collect(KeyColumn keys, SortEntry[] entries)
    {
        var used = 0;
        for (var row = 0; row < keys.Count; row++)
        {
            var key = keys[row];
            if (!key.IsEmpty)
            {
                entries[used++] = SortEntry.Of(key, row);
            }
        }

        return used;
    }

    private int CompareAcross(SortEntry code, SortEntry parent)
    {
        if (code.High != parent.High)
        {
            return code.High < parent.High ? -1 : 1;
        }

        if (code.Low != parent.Low)
        {
            return code.Low < parent.Low ? -1 : 1;
        }

        return Codes[code.Row].SequenceCompareTo(Parents[parent.Row]);
    }
}
