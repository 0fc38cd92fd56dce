using Grpc.Core;
using TraceEngine.Client.Calls;
using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>Whatever breaks: each batch is committed once and answered to the caller once, in order.</summary>
public sealed class ActivationStreamResumeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const int Batches = 40;

    private static readonly FakeFault[] Survivable =
    [
        FakeFault.CutBefore, FakeFault.CutAfter, FakeFault.StatusUnavailable,
        FakeFault.FaultUnavailable, FakeFault.UnknownOutcome, FakeFault.CloseInOrder,
    ];

    public static TheoryData<string> SurvivableFaults() => [.. Survivable.Select(fault => fault.ToString())];

    [Fact]
    public async Task Stream_NothingBreaks_EachBatchAnsweredOnceInOrder()
    {
        await using var server = await FakeTraceServer.StartAsync();
        var resumed = await SendAllAsync(server);
        Assert.Empty(resumed);
        Assert.Equal(1, server.Faults.Opens);
    }

    [Theory]
    [MemberData(nameof(SurvivableFaults))]
    public async Task Stream_OneFaultInTheMiddle_ResumesAndNothingIsLostOrTwice(string name)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var fault = Enum.Parse<FakeFault>(name);
        server.Faults.AtArrival = (arrival, _) => arrival == 17 ? fault : FakeFault.None;
        Assert.Single(await SendAllAsync(server));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Stream_ManyFaultsInARow_ResumesAndNothingIsLostOrTwice(int seed)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var random = new Random(seed);
        server.Faults.AtArrival = (_, _) =>
            random.Next(5) == 0 ? Survivable[random.Next(Survivable.Length)] : FakeFault.None;
        server.Faults.OpenFailures.Enqueue(new Status(StatusCode.Unavailable, "starting"));
        Assert.NotEmpty(await SendAllAsync(server));
    }

    [Fact]
    public async Task Stream_AckLost_CallerSeesTheFirstAnswer()
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, _) => arrival == 3 ? FakeFault.CutAfter : FakeFault.None;
        var seen = new List<BatchAnswerSeen>();
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("s", FakeTraceServer.Options(seen), Cancel);
        for (var number = 1; number <= 5; number++)
        {
            await stream.SendAsync(TestBatches.Batch(number), Cancel);
        }

        await stream.CompleteAsync(Cancel);
        Assert.True(seen.Single(answer => answer.Sequence == 3).AlreadyCommitted);
    }

    [Fact]
    public async Task Stream_ServerRestartsOnItsPort_Resumes()
    {
        var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        var waiting = new TaskCompletionSource();
        var seen = new List<BatchAnswerSeen>();
        await using var stream = await client.OpenActivationStreamAsync(
            "s", FakeTraceServer.Options(seen) with { OnWaiting = _ => waiting.TrySetResult() }, Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await server.StopAsync();
        await stream.SendAsync(TestBatches.Batch(2), Cancel);
        await waiting.Task;
        await server.DisposeAsync();
        await using var again = await FakeTraceServer.StartAsync(server.Endpoint, server.Ledger);
        await stream.SendAsync(TestBatches.Batch(3), Cancel);
        await stream.CompleteAsync(Cancel);
        Assert.Equal([1ul, 2ul, 3ul], seen.Select(answer => answer.Sequence));
        Assert.Equal(3, again.Ledger.Committed.Count);
    }

    [Fact]
    public async Task Stream_ServerSilentBeyondTheAnswerTimeout_OpensAgain()
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, _) => arrival == 2 ? FakeFault.Silence : FakeFault.None;
        var seen = new List<BatchAnswerSeen>();
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync(
            "s", FakeTraceServer.Options(seen) with { AnswerTimeout = TimeSpan.FromMilliseconds(500) }, Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await stream.SendAsync(TestBatches.Batch(2), Cancel);
        await stream.CompleteAsync(Cancel);
        Assert.Equal([1ul, 2ul], seen.Select(answer => answer.Sequence));
        Assert.Equal(2, server.Faults.Opens);
    }

    [Fact]
    public async Task Stream_NewProcessOpensTheSameName_GoesOnFromTheServersPosition()
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using (var first = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel))
        {
            await first.SendAsync(TestBatches.Batch(7), Cancel);
            await first.CompleteAsync(Cancel);
        }

        await using var second = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        Assert.Equal(2ul, second.Opened.NextSequence);
        Assert.Equal("7", second.Opened.ClientPosition.ToStringUtf8());
        Assert.Equal(2ul, await second.SendAsync(TestBatches.Batch(8), Cancel));
        await second.CompleteAsync(Cancel);
    }

    [Fact]
    public async Task Stream_ServerStaysAway_GivesUpWithinItsBudget()
    {
        var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync(
            "s", new ActivationStreamOptions { ReconnectBudget = TimeSpan.FromMilliseconds(200) }, Cancel);
        await server.StopAsync();
        await server.DisposeAsync();
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await Assert.ThrowsAsync<ServerUnreachableException>(() => stream.CompleteAsync(Cancel));
    }

    private static async Task<List<StreamResumption>> SendAllAsync(FakeTraceServer server)
    {
        var seen = new List<BatchAnswerSeen>();
        var resumed = new List<StreamResumption>();
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("s", FakeTraceServer.Options(seen, resumed.Add), Cancel);
        for (var number = 1; number <= Batches; number++)
        {
            Assert.Equal((ulong)number, await stream.SendAsync(TestBatches.Batch(number, rows: 1 + (number % 4)), Cancel));
        }

        await stream.CompleteAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, Batches).Select(number => (ulong)number), seen.Select(answer => answer.Sequence));
        Assert.Equal(
            Enumerable.Range(1, Batches).Select(number => $"{number}"),
            server.Ledger.Committed.Select(batch => batch.ClientPosition.ToStringUtf8()));
        Assert.Equal(seen.Sum(answer => (long)answer.Rows), stream.Progress.Accepted);
        Assert.Equal(stream.Progress.CodesHanded, stream.Progress.CodesAcked);
        Assert.Equal(resumed.Count, stream.Progress.Resumptions);
        return resumed;
    }
}
