using System.Buffers;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>Orders entries by (key, arrival): of equal keys the first that arrived stands first.</summary>
internal readonly struct KeyOrder(KeyColumn keys) : IComparer<SortEntry>
{
    // A batch is of one product with a handful of levels, or of a few products.
    private const int PrefixesAtMost = 16;

    // Of the first 64 bits of a key, the length byte and 7 digits are the leading 36.
    private const int PrefixShift = 28;

    public int Compare(SortEntry x, SortEntry y)
    {
        if (x.High != y.High)
        {
            return x.High < y.High ? -1 : 1;
        }

        if (x.Low != y.Low)
        {
            return x.Low < y.Low ? -1 : 1;
        }

        return CompareTies(x.Row, y.Row);
    }

    /// <summary>Whether two entries of this column have the same key.</summary>
    public bool SameKey(SortEntry x, SortEntry y) =>
        x.High == y.High && x.Low == y.Low && keys[x.Row].SequenceEqual(keys[y.Row]);

    /// <summary>
    /// Sorts. Input in order costs one pass. A cascade as a line writes it (case, box, its units, next box ...) is in order
    /// within
    /// each prefix, so it is dealt out by prefix first: three passes instead of a comparison sort.
    /// </summary>
    public void Sort(Span<SortEntry> entries)
    {
        if (IsSorted(entries))
        {
            return;
        }

        Span<ulong> prefixes = stackalloc ulong[PrefixesAtMost];
        Span<int> ends = stackalloc int[PrefixesAtMost];
        var found = CountPrefixes(entries, prefixes, ends);
        if (found < 2)
        {
            entries.Sort(this);
            return;
        }

        var dealt = ArrayPool<SortEntry>.Shared.Rent(entries.Length);
        Deal(entries, dealt, prefixes[..found], ends[..found]);
        dealt.AsSpan(0, entries.Length).CopyTo(entries);
        ArrayPool<SortEntry>.Shared.Return(dealt);
        var start = 0;
        foreach (var end in ends[..found])
        {
            var part = entries[start..end];
            if (!IsSorted(part))
            {
                part.Sort(this);
            }

            start = end;
        }
    }

    private bool IsSorted(ReadOnlySpan<SortEntry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (Compare(entries[i - 1], entries[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Distinct prefixes in order with how many entries have each; 0 when there are too many to deal out.</summary>
    private static int CountPrefixes(ReadOnlySpan<SortEntry> entries, Span<ulong> prefixes, Span<int> counts)
    {
        var found = 0;
        var last = 0;
        foreach (var entry in entries)
        {
            var prefix = entry.High >> PrefixShift;
            if (found > 0 && prefixes[last] == prefix)
            {
                counts[last]++;
                continue;
            }

            last = prefixes[..found].BinarySearch(prefix);
            if (last >= 0)
            {
                counts[last]++;
                continue;
            }

            if (found == PrefixesAtMost)
            {
                return 0;
            }

            last = ~last;
            prefixes[last..found].CopyTo(prefixes[(last + 1)..]);
            counts[last..found].CopyTo(counts[(last + 1)..]);
            prefixes[last] = prefix;
            counts[last] = 1;
            found++;
        }

        return found;
    }

    /// <summary>Deals entries out by prefix, keeping their order; counts become ends.</summary>
    private static void Deal(
        ReadOnlySpan<SortEntry> entries, Span<SortEntry> dealt, ReadOnlySpan<ulong> prefixes, Span<int> counts)
    {
        var next = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            (counts[i], next) = (next, next + counts[i]);
        }

        var last = 0;
        foreach (var entry in entries)
        {
            var prefix = entry.High >> PrefixShift;
            if (prefixes[last] != prefix)
            {
                last = prefixes.BinarySearch(prefix);
            }

            dealt[counts[last]++] = entry;
        }
    }

    private int CompareTies(int x, int y)
    {
        if (keys.LengthOf(x) > SortEntry.ExactBytes || keys.LengthOf(y) > SortEntry.ExactBytes)
        {
            var byKey = keys[x].SequenceCompareTo(keys[y]);
            if (byKey != 0)
            {
                return byKey;
            }
        }

        return x.CompareTo(y);
    }
}
