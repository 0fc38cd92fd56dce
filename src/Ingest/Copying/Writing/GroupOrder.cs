using System.Buffers;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>
/// The accepted rows of a group by (key, arrival). Batches come sorted, so they are merged pair by pair: sequential streams
/// merge at the cost of a copy. Sorted input is what keeps the index insertion local, the largest single factor of COPY speed.
/// </summary>
internal sealed class GroupOrder : IDisposable
{
    private readonly IReadOnlyList<Judgement> _judgements;
    private GroupEntry[] _entries;
    private GroupEntry[] _scratch;

    public GroupOrder(IReadOnlyList<Judgement> judgements)
    {
        _judgements = judgements;
        var capacity = 1;
        foreach (var judgement in judgements)
        {
            capacity += judgement.Accepted - judgement.Content.CountQuantities(judgement);
        }

        _entries = ArrayPool<GroupEntry>.Shared.Rent(capacity);
        _scratch = ArrayPool<GroupEntry>.Shared.Rent(capacity);
        Merge(Collect());

        // The ledger is about to say that so many were written: a row too few or too many must stop here, loudly.
        if (Count != capacity - 1)
        {
            throw new InvalidOperationException($"{Count} rows are to be written, {capacity - 1} are accepted");
        }

        HasEqualKeys = FindEqualKeys();
    }

    /// <summary>The rows in order.</summary>
    public ReadOnlySpan<GroupEntry> Entries => _entries.AsSpan(0, Count);

    /// <summary>Rows in the group.</summary>
    public int Count { get; private set; }

    /// <summary>Two accepted rows share a key: the group must be written batch by batch.</summary>
    public bool HasEqualKeys { get; }

    public void Dispose()
    {
        ArrayPool<GroupEntry>.Shared.Return(_entries);
        ArrayPool<GroupEntry>.Shared.Return(_scratch);
        _entries = [];
        _scratch = [];
        Count = 0;
    }

    private List<int> Collect()
    {
        var runEnds = new List<int>(_judgements.Count);
        for (var batch = 0; batch < _judgements.Count; batch++)
        {
            var judgement = _judgements[batch];
            if (judgement.Accepted == 0)
            {
                continue;
            }

            foreach (var entry in judgement.Content.InKeyOrder)
            {
                if (!judgement.IsRefused(entry.Row))
                {
                    _entries[Count++] = new GroupEntry(entry.High, entry.Low, batch, entry.Row);
                }
            }

            runEnds.Add(Count);
        }

        return runEnds;
    }

    private void Merge(List<int> runEnds)
    {
        while (runEnds.Count > 1)
        {
            var merged = new List<int>((runEnds.Count + 1) / 2);
            var start = 0;
            for (var i = 0; i < runEnds.Count; i += 2)
            {
                var end = i + 1 < runEnds.Count ? runEnds[i + 1] : runEnds[i];
                MergePair(start, runEnds[i], end);
                merged.Add(end);
                start = end;
            }

            (_entries, _scratch) = (_scratch, _entries);
            runEnds = merged;
        }
    }

    private void MergePair(int start, int middle, int end)
    {
        var source = _entries;
        if (middle == end || Compare(source[middle - 1], source[middle]) < 0)
        {
            source.AsSpan(start, end - start).CopyTo(_scratch.AsSpan(start));
            return;
        }

        int left = start, right = middle;
        for (var target = start; target < end; target++)
        {
            var takeLeft = right >= end || (left < middle && Compare(source[left], source[right]) <= 0);
            _scratch[target] = takeLeft ? source[left++] : source[right++];
        }
    }

    private bool FindEqualKeys()
    {
        for (var i = 1; i < Count; i++)
        {
            if (SameKey(_entries[i - 1], _entries[i]))
            {
                return true;
            }
        }

        return false;
    }

    private int Compare(GroupEntry x, GroupEntry y)
    {
        if (x.High != y.High)
        {
            return x.High < y.High ? -1 : 1;
        }

        if (x.Low != y.Low)
        {
            return x.Low < y.Low ? -1 : 1;
        }

        return KeyOf(x).SequenceCompareTo(KeyOf(y));
    }

    private bool SameKey(GroupEntry x, GroupEntry y) =>
        x.High == y.High && x.Low == y.Low && KeyOf(x).SequenceEqual(KeyOf(y));

    private ReadOnlySpan<byte> KeyOf(GroupEntry entry) => _judgements[entry.Batch].Content.KeyOf(entry.Row);
}
