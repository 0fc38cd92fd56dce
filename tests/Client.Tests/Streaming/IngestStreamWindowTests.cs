using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>The window holds its bounds, and neither a slow server nor a slow caller locks the stream.</summary>
public sealed class IngestStreamWindowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<StreamKind> Kinds => TestStreams.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_ServerDoesNotAnswer_WaitsAtTheCountLimit(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Faults.BeforeTake = () => gate.Task;
        await using var client = server.Client();
        await using var stream =
            await TestStreams.OpenAsync(client, kind, Cancel, new StreamSettings { MaxUnackedBatches = 4 });
        for (var number = 1; number <= 4; number++)
        {
            await stream.SendAsync(number, Cancel);
        }

        var fifth = stream.SendAsync(5, Cancel).AsTask();
        Assert.False(fifth.IsCompleted);
        Assert.Equal(4, stream.Progress.BatchesHanded);
        gate.SetResult();
        Assert.Equal(5ul, await fifth);
        await stream.CompleteAsync(Cancel);
        Assert.Equal(0, stream.Progress.UnackedBytes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_ServerNamesAByteLimit_WaitsAtIt(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Faults.BeforeTake = () => gate.Task;
        var size = TestStreams.Batch(kind, 1).Message.CalculateSize();
        server.Faults.Limits.MaxInFlightBytes = (uint)(size * 5 / 2);
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel);
        await stream.SendAsync(1, Cancel);
        await stream.SendAsync(2, Cancel);
        var third = stream.SendAsync(3, Cancel).AsTask();
        Assert.False(third.IsCompleted);
        gate.SetResult();
        await third;
        await stream.CompleteAsync(Cancel);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_OneBatchLargerThanTheWindow_TravelsAlone(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream =
            await TestStreams.OpenAsync(client, kind, Cancel, new StreamSettings { MaxUnackedBytes = 10 });
        await stream.SendAsync(1, Cancel, rows: 100);
        await stream.SendAsync(2, Cancel, rows: 100);
        await stream.CompleteAsync(Cancel);
        Assert.Equal(2, server.Ledger.Committed.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_GivenUpWhileWaiting_LeavesNoGap(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Faults.BeforeTake = () => gate.Task;
        await using var client = server.Client();
        await using var stream =
            await TestStreams.OpenAsync(client, kind, Cancel, new StreamSettings { MaxUnackedBatches = 1 });
        await stream.SendAsync(1, Cancel);
        using var giveUp = new CancellationTokenSource();
        var second = stream.SendAsync(2, giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult();
        Assert.Equal(2ul, await stream.SendAsync(3, Cancel));
        await stream.CompleteAsync(Cancel);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_OverALimitOfTheServer_IsRefusedHereAndTheStreamGoesOn(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.Limits.MaxCodesPerBatch = 10;
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel);
        var failure = await Assert.ThrowsAsync<BatchTooLargeException>(
            async () => await stream.SendAsync(1, Cancel, rows: 11));
        Assert.Contains("11", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1ul, await stream.SendAsync(1, Cancel, rows: 10));
        await stream.CompleteAsync(Cancel);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_CallerReadsSlowly_NothingLocks(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        using var slow = new SemaphoreSlim(0);
        var answers = 0;
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel, new StreamSettings
        {
            MaxUnackedBatches = 16,
            OnAnswer = _ =>
            {
                slow.Wait();
                answers++;
            },
        });
        var sending = Task.Run(async () =>
        {
            for (var number = 1; number <= 100; number++)
            {
                await stream.SendAsync(number, Cancel, rows: 2_000);
            }
        }, Cancel);
        for (var released = 0; released < 100; released++)
        {
            slow.Release();
        }

        await sending;
        await stream.CompleteAsync(Cancel);
        Assert.Equal(100, answers);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_ValidateOnly_ConsumesNoSequence(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        var seen = new List<BatchAnswerSeen>();
        await using var client = server.Client();
        await using var stream =
            await TestStreams.OpenAsync(client, kind, Cancel, new StreamSettings { OnAnswer = seen.Add });
        Assert.Equal(0ul, await stream.SendAsync(1, Cancel, isCheck: true));
        Assert.Equal(1ul, await stream.SendAsync(2, Cancel));
        await stream.CompleteAsync(Cancel);
        Assert.Equal([true, false], seen.Select(answer => answer.ValidatedOnly));
        Assert.Single(server.Ledger.Committed);
    }
}
