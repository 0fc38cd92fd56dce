using Grpc.Core;
using TraceEngine.Client.Calls;
using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>Whatever breaks: each batch is committed once and answered to the caller once, in order.</summary>
public sealed class IngestStreamResumeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<StreamKind> Kinds => TestStreams.Kinds;

    private const int Batches = 40;

    private static readonly FakeFault[] Survivable =
    [
        FakeFault.CutBefore, FakeFault.CutAfter, FakeFault.StatusUnavailable,
        FakeFault.FaultUnavailable, FakeFault.UnknownOutcome, FakeFault.CloseInOrder,
    ];

    public static MatrixTheoryData<StreamKind, string> SurvivableFaults() =>
        new([.. Kinds.Select(kind => kind.Data)], [.. Survivable.Select(fault => fault.ToString())]);

    public static MatrixTheoryData<StreamKind, int> Seeds() => new([.. Kinds.Select(kind => kind.Data)], [1, 2, 3]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_NothingBreaks_EachBatchAnsweredOnceInOrder(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var resumed = await SendAllAsync(server, kind);
        Assert.Empty(resumed);
        Assert.Equal(1, server.Faults.Opens);
    }

    [Theory]
    [MemberData(nameof(SurvivableFaults))]
    public async Task Stream_OneFaultInTheMiddle_ResumesAndNothingIsLostOrTwice(StreamKind kind, string name)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var fault = Enum.Parse<FakeFault>(name);
        server.Faults.AtArrival = (arrival, _) => arrival == 17 ? fault : FakeFault.None;
        Assert.Single(await SendAllAsync(server, kind));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Stream_ManyFaultsInARow_ResumesAndNothingIsLostOrTwice(StreamKind kind, int seed)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var random = new Random(seed);
        server.Faults.AtArrival = (_, _) =>
            random.Next(5) == 0 ? Survivable[random.Next(Survivable.Length)] : FakeFault.None;
        server.Faults.OpenFailures.Enqueue(new Status(StatusCode.Unavailable, "starting"));
        Assert.NotEmpty(await SendAllAsync(server, kind));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_AckLost_CallerSeesTheFirstAnswer(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, _) => arrival == 3 ? FakeFault.CutAfter : FakeFault.None;
        var seen = new List<BatchAnswerSeen>();
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel, Seen(seen));
        for (var number = 1; number <= 5; number++)
        {
            await stream.SendAsync(number, Cancel);
        }

        await stream.CompleteAsync(Cancel);
        Assert.True(seen.Single(answer => answer.Sequence == 3).AlreadyCommitted);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_ServerRestartsOnItsPort_Resumes(StreamKind kind)
    {
        var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        var waiting = new TaskCompletionSource();
        var seen = new List<BatchAnswerSeen>();
        await using var stream = await TestStreams.OpenAsync(
            client, kind, Cancel, Seen(seen) with { OnWaiting = _ => waiting.TrySetResult() });
        await stream.SendAsync(1, Cancel);
        await server.StopAsync();
        await stream.SendAsync(2, Cancel);
        await waiting.Task;
        await server.DisposeAsync();
        await using var again = await FakeTraceServer.StartAsync(server.Endpoint, server.Ledger);
        await stream.SendAsync(3, Cancel);
        await stream.CompleteAsync(Cancel);
        Assert.Equal([1ul, 2ul, 3ul], seen.Select(answer => answer.Sequence));
        Assert.Equal(3, again.Ledger.Committed.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_ServerSilentBeyondTheAnswerTimeout_OpensAgain(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, _) => arrival == 2 ? FakeFault.Silence : FakeFault.None;
        var seen = new List<BatchAnswerSeen>();
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(
            client, kind, Cancel, Seen(seen) with { AnswerTimeout = TimeSpan.FromMilliseconds(500) });
        await stream.SendAsync(1, Cancel);
        await stream.SendAsync(2, Cancel);
        await stream.CompleteAsync(Cancel);
        Assert.Equal([1ul, 2ul], seen.Select(answer => answer.Sequence));
        Assert.Equal(2, server.Faults.Opens);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_NewProcessOpensTheSameName_GoesOnFromTheServersPosition(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using (var first = await TestStreams.OpenAsync(client, kind, Cancel))
        {
            await first.SendAsync(7, Cancel);
            await first.CompleteAsync(Cancel);
        }

        await using var second = await TestStreams.OpenAsync(client, kind, Cancel);
        Assert.Equal(2ul, second.NextSequence);
        Assert.Equal("7", second.Position);
        Assert.Equal(2ul, await second.SendAsync(8, Cancel));
        await second.CompleteAsync(Cancel);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_ServerStaysAway_GivesUpWithinItsBudget(StreamKind kind)
    {
        var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(
            client, kind, Cancel, new StreamSettings { ReconnectBudget = TimeSpan.FromMilliseconds(200) });
        await server.StopAsync();
        await server.DisposeAsync();
        await stream.SendAsync(1, Cancel);
        await Assert.ThrowsAsync<ServerUnreachableException>(() => stream.CompleteAsync(Cancel));
    }

    private static StreamSettings Seen(List<BatchAnswerSeen> seen) =>
        new() { OnAnswer = seen.Add, MaxUnackedBatches = 8 };

    private static async Task<List<StreamResumption>> SendAllAsync(FakeTraceServer server, StreamKind kind)
    {
        var seen = new List<BatchAnswerSeen>();
        var resumed = new List<StreamResumption>();
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel, Seen(seen) with { OnResumed = resumed.Add });
        for (var number = 1; number <= Batches; number++)
        {
            Assert.Equal((ulong)number, await stream.SendAsync(number, Cancel, rows: 2 + (number % 4)));
        }

        await stream.CompleteAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, Batches).Select(number => (ulong)number), seen.Select(answer => answer.Sequence));
        Assert.Equal(
            Enumerable.Range(1, Batches).Select(number => $"{number}"),
            server.Ledger.Committed.Select(batch => batch.Position.ToStringUtf8()));
        Assert.Equal(seen.Sum(answer => (long)answer.Rows), stream.Progress.Accepted);
        Assert.Equal(stream.Progress.CodesHanded, stream.Progress.CodesAcked);
        Assert.Equal(resumed.Count, stream.Progress.Resumptions);
        return resumed;
    }
}
