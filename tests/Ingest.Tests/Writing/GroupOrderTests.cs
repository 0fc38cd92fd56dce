using FsCheck.Fluent;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Writing;

public sealed class GroupOrderTests
{
    [Fact]
    public void Entries_AnyBatches_AreTheAcceptedRowsInNaiveOrder() => PropertyCheck.Holds(
        SampleBatches.Codes.Zip(Gen.Choose(0, 4)).ListOf().ListOf(),
        batches =>
        {
            var judgements = batches.Select(batch => Judge([.. batch.Select(row => (row.Item1, row.Item2 == 0))])).ToList();
            using var order = new GroupOrder(judgements);
            var naive = batches
                .SelectMany((batch, index) => batch.Select((row, number) => (Code: row.Item1, Mark: row.Item2, index, number)))
                .Where(row => row.Mark != 0)
                .OrderBy(row => Convert.ToHexString(SampleBatches.Key(row.Code)), StringComparer.Ordinal)
                .ThenBy(row => row.index)
                .ThenBy(row => row.number)
                .ToList();

            return order.Entries.ToArray().Select(entry => (entry.Batch, entry.Row))
                    .SequenceEqual(naive.Select(row => (row.index, row.number)))
                && order.HasEqualKeys == (naive.DistinctBy(row => row.Code).Count() < naive.Count);
        });

    [Fact]
    public void Entries_BatchRefusedWhole_AreNotThere()
    {
        var refused = SampleBatches.Judge(SampleBatches.Rows(["81000010000000000001"]));
        refused.RefuseAll(Verdict.Of(Verdict.WholeBatch, "", VerdictField.Header, Reason.BatchRefused, "1"));

        using var order = new GroupOrder([refused]);

        Assert.Equal(0, order.Count);
    }

    private static Judgement Judge(IReadOnlyList<(string Code, bool IsRefused)> sent)
    {
        var judgement = SampleBatches.Judge(SampleBatches.Rows(sent.Select(row => row.Code)));
        for (var row = 0; row < sent.Count; row++)
        {
            if (sent[row].IsRefused)
            {
                judgement.Refuse(row, sent[row].Code, VerdictField.Code, Reason.Duplicate);
            }
        }

        return judgement;
    }
}
