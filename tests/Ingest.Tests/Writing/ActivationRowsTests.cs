using FsCheck.Fluent;

namespace TraceEngine.Ingest.Tests.Writing;

public sealed class ActivationRowsTests
{
    [Fact]
    public void Order_AnyParents_FindsTheFirstRowThatActivatesEach() => PropertyCheck.Holds(
        SampleBatches.Codes.Zip(SampleBatches.Codes).ListOf(),
        sent =>
        {
            using var rows = SampleBatches.Rows([.. sent.Select(row => (row.Item1, (string?)row.Item2))]);
            var codes = sent.Select(row => row.Item1).ToList();
            var parents = sent.Select(row => row.Item2).Distinct().ToList();

            return rows.SortedParentCount == parents.Count
                && parents.Select((parent, index) => rows.ParentRows[index] == codes.IndexOf(parent)).All(isRight => isRight);
        });

    [Fact]
    public void Order_UnreadableCodes_AreLeftOut()
    {
        using var rows = SampleBatches.Rows(
            ("", "81000020000000000001"), ("81000010000000000001", null), ("81000010000000000002", ""));

        Assert.Equal((3, 2, 1), (rows.RowCount, rows.SortedCount, rows.SortedParentCount));
        Assert.Equal([-1, -1], rows.ParentRows.Take(2));
    }
}
