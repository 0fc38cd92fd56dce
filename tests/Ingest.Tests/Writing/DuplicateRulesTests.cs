using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Writing;

public sealed class DuplicateRulesTests
{
    private const string Code = "81000010000000000001";
    private const string Other = "81000010000000000002";
    private const string Box = "81000020000000000001";
    private const string OtherBox = "81000020000000000002";

    [Theory]
    [InlineData(7, 70, 1, 0, Box, Reason.Duplicate)]
    [InlineData(8, 70, 1, 0, Box, Reason.ActiveElsewhere)]
    [InlineData(8, 71, 2, 1, OtherBox, Reason.ActiveElsewhere)]
    [InlineData(7, 70, 1, 1, Box, Reason.Terminated)]
    [InlineData(7, 71, 2, 1, OtherBox, Reason.Terminated)]
    [InlineData(7, 71, 1, 0, Box, Reason.ActiveInOtherLot)]
    [InlineData(7, 71, 2, 0, OtherBox, Reason.ActiveInOtherLot)]
    [InlineData(7, 70, 2, 0, Box, Reason.ActiveWithOtherLevel)]
    [InlineData(7, 70, 2, 0, OtherBox, Reason.ActiveWithOtherLevel)]
    [InlineData(7, 70, 1, 0, OtherBox, Reason.TwoParents)]
    [InlineData(7, 70, 1, 0, null, Reason.TwoParents)]
    public void Refuse_RowInABox_GetsTheFirstDifference(
        long enterprise, long lot, short level, short state, string? birthParent, Reason expected)
    {
        using var rows = SampleBatches.Rows((Code, Box));
        var judgement = SampleBatches.Judge(rows);
        var parent = birthParent is null ? null : SampleBatches.Key(birthParent);

        DuplicateRules.Refuse(judgement, 0, 0, new ExistingCode(enterprise, lot, "L1", level, state, parent));

        Assert.Equal(expected, ReasonOf(judgement, 0));
        Assert.Equal((0, 1), (judgement.Accepted, judgement.RefusedRows));
    }

    [Theory]
    [InlineData(null, Reason.Duplicate)]
    [InlineData(Box, Reason.TwoParents)]
    public void Refuse_RowWithoutParent_IsDuplicateOnlyOfOneWithout(string? birthParent, Reason expected)
    {
        using var rows = SampleBatches.Rows((Code, null));
        var judgement = SampleBatches.Judge(rows);
        var parent = birthParent is null ? null : SampleBatches.Key(birthParent);

        DuplicateRules.Refuse(
            judgement, 0, 0, new ExistingCode(SampleBatches.EnterpriseId, SampleBatches.LotId, "L1", 1, 0, parent));

        Assert.Equal(expected, ReasonOf(judgement, 0));
    }

    [Fact]
    public void RefuseRepeatsInBatch_EqualKeys_FirstAcceptedRowWins()
    {
        using var rows = SampleBatches.Rows((Code, Box), (Other, Box), (Code, Box), (Code, OtherBox), (Code, Box));
        rows.Refuse(0, Code, Contracts.Verdicts.VerdictField.Parent, Reason.ParentIsSelf);
        var judgement = SampleBatches.Judge(rows);

        DuplicateRules.RefuseRepeatsInBatch(judgement);

        Assert.Equal(
            [Reason.ParentIsSelf, null, null, Reason.TwoParents, Reason.Duplicate],
            Enumerable.Range(0, 5).Select(row => ReasonOf(judgement, row)));
        Assert.Equal(2, judgement.Accepted);
    }

    private static Reason? ReasonOf(Judgement judgement, int row) =>
        judgement.Seal(new byte[32], DateTimeOffset.UnixEpoch).Verdicts
            .Where(verdict => verdict.Row == row)
            .Select(verdict => (Reason?)verdict.Reason)
            .SingleOrDefault();
}
