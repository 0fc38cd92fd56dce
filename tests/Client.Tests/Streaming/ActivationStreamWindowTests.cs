using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>The window holds its bounds, and neither a slow server nor a slow caller locks the stream.</summary>
public sealed class ActivationStreamWindowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ServerDoesNotAnswer_WaitsAtTheCountLimit()
    {
        await using var server = await FakeTraceServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Faults.BeforeTake = () => gate.Task;
        await using var client = server.Client();
        await using var stream =
            await client.OpenActivationStreamAsync("s", new ActivationStreamOptions { MaxUnackedBatches = 4 }, Cancel);
        for (var number = 1; number <= 4; number++)
        {
            await stream.SendAsync(TestBatches.Batch(number), Cancel);
        }

        var fifth = stream.SendAsync(TestBatches.Batch(5), Cancel).AsTask();
        Assert.False(fifth.IsCompleted);
        Assert.Equal(4, stream.Progress.BatchesHanded);
        gate.SetResult();
        Assert.Equal(5ul, await fifth);
        await stream.CompleteAsync(Cancel);
        Assert.Equal(0, stream.Progress.UnackedBytes);
    }

    [Fact]
    public async Task Send_ServerNamesAByteLimit_WaitsAtIt()
    {
        await using var server = await FakeTraceServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Faults.BeforeTake = () => gate.Task;
        var size = TestBatches.Batch(1).CalculateSize();
        server.Faults.Limits.MaxInFlightBytes = (uint)(size * 5 / 2);
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await stream.SendAsync(TestBatches.Batch(2), Cancel);
        var third = stream.SendAsync(TestBatches.Batch(3), Cancel).AsTask();
        Assert.False(third.IsCompleted);
        gate.SetResult();
        await third;
        await stream.CompleteAsync(Cancel);
    }

    [Fact]
    public async Task Send_OneBatchLargerThanTheWindow_TravelsAlone()
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream =
            await client.OpenActivationStreamAsync("s", new ActivationStreamOptions { MaxUnackedBytes = 10 }, Cancel);
        await stream.SendAsync(TestBatches.Batch(1, rows: 100), Cancel);
        await stream.SendAsync(TestBatches.Batch(2, rows: 100), Cancel);
        await stream.CompleteAsync(Cancel);
        Assert.Equal(2, server.Ledger.Committed.Count);
    }

    [Fact]
    public async Task Send_GivenUpWhileWaiting_LeavesNoGap()
    {
        await using var server = await FakeTraceServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Faults.BeforeTake = () => gate.Task;
        await using var client = server.Client();
        await using var stream =
            await client.OpenActivationStreamAsync("s", new ActivationStreamOptions { MaxUnackedBatches = 1 }, Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        using var giveUp = new CancellationTokenSource();
        var second = stream.SendAsync(TestBatches.Batch(2), giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult();
        Assert.Equal(2ul, await stream.SendAsync(TestBatches.Batch(3), Cancel));
        await stream.CompleteAsync(Cancel);
    }

    [Fact]
    public async Task Send_OverALimitOfTheServer_IsRefusedHereAndTheStreamGoesOn()
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.Limits.MaxCodesPerBatch = 10;
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        var failure = await Assert.ThrowsAsync<BatchTooLargeException>(
            async () => await stream.SendAsync(TestBatches.Batch(1, rows: 11), Cancel));
        Assert.Contains("11", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1ul, await stream.SendAsync(TestBatches.Batch(1, rows: 10), Cancel));
        await stream.CompleteAsync(Cancel);
    }

    [Fact]
    public async Task Stream_CallerReadsSlowly_NothingLocks()
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        using var slow = new SemaphoreSlim(0);
        var answers = 0;
        await using var stream = await client.OpenActivationStreamAsync("s", new ActivationStreamOptions
        {
            MaxUnackedBatches = 16,
            OnAnswer = _ =>
            {
                slow.Wait();
                answers++;
            },
        }, Cancel);
        var sending = Task.Run(async () =>
        {
            for (var number = 1; number <= 100; number++)
            {
                await stream.SendAsync(TestBatches.Batch(number, rows: 2_000), Cancel);
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

    [Fact]
    public async Task Send_ValidateOnly_ConsumesNoSequence()
    {
        await using var server = await FakeTraceServer.StartAsync();
        var seen = new List<BatchAnswer>();
        await using var client = server.Client();
        await using var stream =
            await client.OpenActivationStreamAsync("s", new ActivationStreamOptions { OnAnswer = seen.Add }, Cancel);
        var check = TestBatches.Batch(1);
        check.ValidateOnly = true;
        Assert.Equal(0ul, await stream.SendAsync(check, Cancel));
        Assert.Equal(1ul, await stream.SendAsync(TestBatches.Batch(2), Cancel));
        await stream.CompleteAsync(Cancel);
        Assert.Equal([true, false], seen.Select(answer => answer.Ack.ValidatedOnly));
        Assert.Single(server.Ledger.Committed);
    }
}
