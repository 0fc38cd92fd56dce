namespace TraceEngine.Files.Relation.Inspection;

/// <summary>
/// Counts rows by a number of fixed digits. Bounded; neighbours mostly share it, so the last one is tried first.
/// </summary>
internal sealed class MarkTally(int digits)
{
    /// <summary>A product has one prefix per level; sixty-four says that this level mixes products beyond listing.</summary>
    private const int MaxMarks = 64;

    private readonly List<(ulong Mark, long Rows)> _marks = [];
    private int _last;

    public bool HasMany { get; private set; }

    public void Add(ulong mark)
    {
        if (_last < _marks.Count && _marks[_last].Mark == mark)
        {
            _marks[_last] = (mark, _marks[_last].Rows + 1);
            return;
        }

        var index = IndexOf(mark);
        if (index >= 0)
        {
            _last = index;
            _marks[index] = (mark, _marks[index].Rows + 1);
        }
        else if (_marks.Count < MaxMarks)
        {
            _last = _marks.Count;
            _marks.Add((mark, 1));
        }
        else
        {
            HasMany = true;
        }
    }

    public IReadOnlyList<CodeMark> ToList() =>
        [.. _marks.OrderByDescending(entry => entry.Rows).ThenBy(entry => entry.Mark)
            .Select(entry => new CodeMark(entry.Mark.ToString($"D{digits}"), entry.Rows))];

    private int IndexOf(ulong mark)
    {
        for (var i = 0; i < _marks.Count; i++)
        {
            if (_marks[i].Mark == mark)
            {
                return i;
            }
        }

        return -1;
    }
}
