using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Writing;

public sealed class GroupAttemptTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FailAll_AfterTheLedgerHasDecided_NeverCallsItUnwritten(bool inAnEarlierAttempt)
    {
        using var rows = SampleBatches.Rows(["81000010000000000001"]);
        var judgements = Enumerable.Range(0, 3).Select(_ => SampleBatches.Judge(rows)).ToList();
        var (written, aborted, open) = (judgements[0].Batch, judgements[1].Batch, judgements[2].Batch);
        var group = new GroupAttempt([written, aborted, open], carefully: false);
        group.Restart();
        group.Answer(written, BatchOutcome.Already(judgements[0].Seal([], DateTimeOffset.UnixEpoch)));
        group.Answer(aborted, BatchOutcome.Aborted());
        if (inAnEarlierAttempt)
        {
            group.Restart();
        }

        group.FailAll(BatchOutcome.Unavailable("away"));

        Assert.Equal(
            [OutcomeKind.Unknown, OutcomeKind.Aborted, OutcomeKind.Unavailable],
            new[] { written, aborted, open }.Select(batch => group.Outcomes[batch].Kind));
    }
}
