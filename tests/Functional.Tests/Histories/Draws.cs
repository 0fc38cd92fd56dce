namespace TraceEngine.Functional.Tests.Histories;

/// <summary>The numbers that one step is made of, read one after the other; when they have run out, zeros.</summary>
internal sealed class Draws(IReadOnlyList<int> numbers)
{
    private int _next;

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound)
    {
        var number = _next < numbers.Count ? numbers[_next++] : 0;
        return (int)((uint)number % (uint)bound);
    }

    public bool Percent(int share) => Below(100) >= 100 - share;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Some of the items, at most so many, each once.</summary>
    public List<T> Some<T>(IEnumerable<T> items, int most)
    {
        var left = items.ToList();
        var some = new List<T>();
        for (var count = 1 + Below(most); count > 0 && left.Count > 0; count--)
        {
            var index = Below(left.Count);
            some.Add(left[index]);
            left.RemoveAt(index);
        }

        return some;
    }
}
