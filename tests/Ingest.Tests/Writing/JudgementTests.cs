using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Tests.Writing;

public sealed class JudgementTests
{
    private const string Box = "81000020000000000001";
    private const string OtherBox = "81000020000000000002";

    private static readonly DateTimeOffset Committed = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Seal_SomeRowsRefused_CountsAllThatWasSentAndChains()
    {
        using var rows = SampleBatches.Rows(["81000010000000000003", "81000010000000000001", "81000010000000000002"]);
        rows.Refuse(2, "81000010000000000002", VerdictField.Code, Reason.NotAllowed);
        var judgement = SampleBatches.Judge(rows);
        judgement.Refuse(0, "81000010000000000003", VerdictField.Code, Reason.Duplicate);
        judgement.Refuse(0, "81000010000000000003", VerdictField.Code, Reason.Terminated);
        var previous = new byte[] { 1, 2, 3 };

        var entry = judgement.Seal(previous, Committed);

        Assert.Equal(new ReceiptCounts(1, 2, 0), entry.Counts);
        Assert.Equal(
            [(0, Reason.Duplicate), (2, Reason.NotAllowed)],
            entry.Verdicts.Select(verdict => (verdict.Row, verdict.Reason)));
        Assert.Equal(VerdictDigests.Of(null, entry.Verdicts), entry.VerdictDigest);
        Assert.Equal(Receipts.Next(previous, 1, entry.Digest, entry.Counts, entry.VerdictDigest), entry.Receipt);
    }

    [Fact]
    public void ApplyMode_AllOrNothingWithABadRow_RefusesTheWholeBatch()
    {
        using var rows = SampleBatches.Rows(["81000010000000000001", "81000010000000000002"]);
        var judgement = SampleBatches.Judge(rows, allOrNothing: true);
        judgement.Refuse(1, "81000010000000000002", VerdictField.Code, Reason.Duplicate);

        judgement.ApplyMode();

        var entry = judgement.Seal([], Committed);
        Assert.Equal(new ReceiptCounts(0, 2, 0), entry.Counts);
        Assert.Equal(Reason.BatchRefused, entry.BatchVerdict?.Reason);
        Assert.Equal([1], entry.Verdicts.Select(verdict => verdict.Row));
    }

    [Fact]
    public void ApplyMode_AllOrNothingWithoutBadRow_AcceptsAll()
    {
        using var rows = SampleBatches.Rows(["81000010000000000001"]);
        var judgement = SampleBatches.Judge(rows, allOrNothing: true);

        judgement.ApplyMode();

        Assert.Equal((1, null), (judgement.Accepted, judgement.BatchVerdict));
    }

    [Fact]
    public void Judgement_OfAnotherAttempt_KnowsOnlyWhatValidationSaid()
    {
        using var rows = SampleBatches.Rows(["81000010000000000001", "81000010000000000002"]);
        rows.Refuse(0, "81000010000000000001", VerdictField.Code, Reason.NotAllowed);
        SampleBatches.Judge(rows).Refuse(1, "81000010000000000002", VerdictField.Code, Reason.Duplicate);

        var afresh = SampleBatches.Judge(rows);

        Assert.Equal((1, true, false), (afresh.Accepted, afresh.IsRefused(0), afresh.IsRefused(1)));
    }

    [Fact]
    public void Seal_OpenParents_CountsThoseThatAnAcceptedRowNames()
    {
        using var rows = SampleBatches.Rows(
            ("81000010000000000001", Box), ("81000010000000000002", Box), ("81000010000000000003", OtherBox));
        var judgement = SampleBatches.Judge(rows);
        judgement.OpenParents.AddRange([0, 1]);
        judgement.Refuse(2, "81000010000000000003", VerdictField.Code, Reason.Duplicate);

        Assert.Equal(new ReceiptCounts(2, 1, 1), judgement.Seal([], Committed).Counts);
    }
}
