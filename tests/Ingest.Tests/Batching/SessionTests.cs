using TraceEngine.Contracts.Digests;
using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Telemetry;
using TraceEngine.Ingest.Tests.Model;

namespace TraceEngine.Ingest.Tests.Batching;

/// <summary>What a session answers, on the ledger of the model test without any fault.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly World _world = new(seed: 1, isTraced: false) { IsCalm = true };
    private readonly IngestMetrics _metrics = new();
    private readonly StreamIdentity _stream = new(1, 1, isDocument: false, "line-7");
    private readonly ModelBatches _batches;
    private readonly ModelHost _host;

    public SessionTests()
    {
        var database = new ModelDatabase(_world);
        _batches = new ModelBatches(_world.Choices, codeSpace: 1000);
        _host = new ModelHost(database, new AnswerWatch(database), _metrics, "host");
    }

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public void Submit_TheExpectedSequence_IsCommittedAndTheNextExpected()
    {
        var session = Open();

        var outcome = Answer(Submit(session, Batch(1)));

        Assert.Equal((OutcomeKind.Committed, 2), (outcome.Kind, session.Expected));
    }

    [Fact]
    public void Submit_RepeatInFlight_WaitsAndGetsTheFirstAnswer()
    {
        var session = Open();
        var batch = Batch(1);

        var first = Submit(session, batch);
        var repeat = Submit(session, batch);

        Assert.False(repeat.IsCompleted);
        var (committed, again) = (Answer(first), Answer(repeat));
        Assert.Equal((OutcomeKind.Committed, OutcomeKind.AlreadyCommitted), (committed.Kind, again.Kind));
        Assert.Equal((committed.Entry!.Receipt, committed.Entry.CommittedAt), (again.Entry!.Receipt, again.Entry.CommittedAt));
    }

    [Fact]
    public void Submit_RepeatInFlightWithOtherDigest_IsAConflict()
    {
        var session = Open();

        Submit(session, Batch(1));
        var lie = Answer(Submit(session, Batch(1)));

        Assert.Equal((OutcomeKind.Conflict, 2), (lie.Kind, lie.NextSequence));
    }

    [Fact]
    public void Submit_BelowAfterReopening_GetsTheFirstAnswer()
    {
        var batch = Batch(1);
        var committed = Answer(Submit(Open(), batch));
        var session = Open();

        var again = Answer(Submit(session, batch));

        Assert.Equal((2, OutcomeKind.AlreadyCommitted), (session.Expected, again.Kind));
        Assert.Equal(committed.Entry!.Receipt, again.Entry!.Receipt);
    }

    [Fact]
    public void Submit_BelowWithOtherDigest_IsAConflictThatTellsHowToGoOn()
    {
        var session = Open();
        var committed = Answer(Submit(session, Batch(1)));

        var lie = Answer(Submit(session, Batch(1)));
        var next = Answer(Submit(session, Batch(2)));

        Assert.Equal((OutcomeKind.Conflict, 2), (lie.Kind, lie.NextSequence));
        Assert.Equal(committed.Entry!.Receipt, lie.Stream!.Receipt);
        Assert.Equal("1"u8.ToArray(), lie.Stream.ClientPosition);
        Assert.Equal(OutcomeKind.Committed, next.Kind);
    }

    [Fact]
    public void Submit_Above_IsOutOfRangeAndNothingMoves()
    {
        var session = Open();

        var gap = Answer(Submit(session, Batch(3)));

        Assert.Equal((OutcomeKind.OutOfRange, 1, 1), (gap.Kind, gap.NextSequence, session.Expected));
    }

    [Fact]
    public void Submit_ToAnOlderHolder_IsAborted()
    {
        var older = Open();
        var newer = Open();

        Assert.Equal(OutcomeKind.Aborted, Answer(Submit(older, Batch(1))).Kind);
        Assert.Equal(OutcomeKind.Committed, Answer(Submit(newer, Batch(1))).Kind);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [InlineData(true, true, null)]
    [InlineData(false, false, null)]
    public void PositionRule_AfterTheFirstBatch_IsThatOfTheFirst(bool first, bool second, bool? broken)
    {
        Answer(Submit(Open(), _batches.Next(_stream, 1, withPosition: first, allOrNothing: false)));

        Assert.Equal(broken, Open().PositionRuleBrokenBy(second));
    }

    [Fact]
    public void RowQuality_OneRowInTwenty_IsBadUntilEightCleanBatches()
    {
        var quality = new RowQuality();

        quality.Add(new ReceiptCounts(20, 1, 0));
        Assert.False(quality.IsBad);
        quality.Add(new ReceiptCounts(19, 1, 0));
        for (var batch = 0; batch < 8; batch++)
        {
            Assert.True(quality.IsBad);
            quality.Add(new ReceiptCounts(20, 0, 0));
        }

        Assert.False(quality.IsBad);
    }

    private ModelBatch Batch(long sequence) => _batches.Next(_stream, sequence, withPosition: true, allOrNothing: false);

    private Session Open() => Wait(_host.OpenAsync(_stream))!;

    private Task<BatchOutcome?> Submit(Session session, ModelBatch batch) =>
        Wait(_host.SubmitAsync(session, batch, isCalm: true))!;

    private BatchOutcome Answer(Task<BatchOutcome?> answer) => Wait(answer)!;

    private T Wait<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Assert.True(_world.RunOne(), "nothing can happen any more");
        }

        return task.Result;
    }
}
