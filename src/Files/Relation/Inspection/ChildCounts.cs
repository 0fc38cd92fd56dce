namespace TraceEngine.Files.Relation.Inspection;

/// <summary>How many children the parents of one level have.</summary>
internal sealed class ChildCounts
{
    /// <summary>Distinct counts kept; beyond that only the extremes are exact.</summary>
    private const int MaxDistinct = 4096;

    private readonly Dictionary<int, long> _parentsByCount = [];

    public long Parents { get; private set; }

    public int Fewest { get; private set; } = int.MaxValue;

    public int Most { get; private set; }

    public int Usual =>
        _parentsByCount.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).FirstOrDefault().Key;

    public void Add(int children)
    {
        Parents++;
        Fewest = Math.Min(Fewest, children);
        Most = Math.Max(Most, children);
        if (_parentsByCount.TryGetValue(children, out var parents))
        {
            _parentsByCount[children] = parents + 1;
        }
        else if (_parentsByCount.Count < MaxDistinct)
        {
            _parentsByCount[children] = 1;
        }
    }
}
