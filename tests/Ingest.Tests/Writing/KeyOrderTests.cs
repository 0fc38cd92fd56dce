using FsCheck.Fluent;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Tests.Writing;

public sealed class KeyOrderTests
{
    [Fact]
    public void Sort_AnyKeys_IsTheNaiveOrderByKeyAndArrival() => PropertyCheck.Holds(SampleBatches.Codes.ListOf(), codes =>
    {
        using var rows = SampleBatches.Rows(codes);
        var naive = Enumerable.Range(0, codes.Count)
            .OrderBy(row => Convert.ToHexString(SampleBatches.Key(codes[row])), StringComparer.Ordinal)
            .ThenBy(row => row);

        return rows.Sorted.Take(rows.SortedCount).Select(entry => entry.Row).SequenceEqual(naive);
    });

    [Fact]
    public void SameKey_AnyTwoKeys_AgreesWithTheCodes() => PropertyCheck.Holds(SampleBatches.Codes.Two(), codes =>
    {
        using var rows = SampleBatches.Rows([codes.Item1, codes.Item2]);
        var (first, second) = (SortEntry.Of(rows.Codes[0], 0), SortEntry.Of(rows.Codes[1], 1));

        return new KeyOrder(rows.Codes).SameKey(first, second) == (codes.Item1 == codes.Item2);
    });
}
