using System.Buffers;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>The accepted rows of a batch by parent, by counting: two passes, no allocation per row.</summary>
internal sealed class ChildrenByParent : IDisposable
{
    private readonly ActivationRows _rows;
    private readonly int[] _starts;
    private readonly int[] _children;

    public ChildrenByParent(Judgement judgement)
    {
        _rows = judgement.Rows;
        _starts = ArrayPool<int>.Shared.Rent(_rows.Parents.Count + 2);
        _children = ArrayPool<int>.Shared.Rent(Math.Max(_rows.RowCount, 1));
        var starts = _starts.AsSpan(0, _rows.Parents.Count + 2);
        starts.Clear();
        for (var row = 0; row < _rows.RowCount; row++)
        {
            if (_rows.ParentIndexes[row] is var parent and >= 0 && !judgement.IsRefused(row))
            {
                starts[parent + 2]++;
            }
        }

        for (var parent = 2; parent < starts.Length; parent++)
        {
            starts[parent] += starts[parent - 1];
        }

        for (var row = 0; row < _rows.RowCount; row++)
        {
            if (_rows.ParentIndexes[row] is var parent and >= 0 && !judgement.IsRefused(row))
            {
                _children[starts[parent + 1]++] = row;
            }
        }
    }

    /// <summary>Rows whose parent is the <paramref name="parent"/>-th, in arrival order.</summary>
    public ReadOnlySpan<int> Of(int parent) => _children.AsSpan(_starts[parent], _starts[parent + 1] - _starts[parent]);

    /// <summary>Section that the parent's dictionary entry belongs to.</summary>
    public int SectionOf(int parent)
    {
        var section = 0;
        while (parent >= _rows.Sections[section].FirstParent + _rows.Sections[section].ParentCount)
        {
            section++;
        }

        return section;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_children);
    }
}
