namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>Orders entries by (key, arrival): of equal keys the first that arrived stands first.</summary>
internal readonly struct KeyOrder(KeyColumn keys) : IComparer<SortEntry>
{
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

    /// <summary>Sorts; input that is in order already, as sequential serials are, costs one pass.</summary>
    public void Sort(Span<SortEntry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (Compare(entries[i - 1], entries[i]) > 0)
            {
                entries.Sort(this);
                return;
            }
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
