using Grpc.Core;
using TraceEngine.Client.Calls;
using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>What must end a stream ends it at once, with a reason, and never opens again by itself.</summary>
public sealed class ActivationStreamStopTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_TakenOver_StopsAndNeverOpensAgain()
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, _) => arrival == 2 ? FakeFault.TakenOver : FakeFault.None;
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("line-7", cancellationToken: Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await stream.SendAsync(TestBatches.Batch(2), Cancel);
        var failure = await Assert.ThrowsAsync<StreamTakenOverException>(() => stream.Completion);
        Assert.Contains("line-7", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StreamTakenOverException>(async () => await stream.SendAsync(TestBatches.Batch(3), Cancel));
        await Assert.ThrowsAsync<StreamTakenOverException>(() => stream.CompleteAsync(Cancel));
        Assert.Equal(1, server.Faults.Opens);
    }

    [Fact]
    public async Task Stream_TwoHolders_TheOlderOneStops()
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var older = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        await using var newer = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        await older.SendAsync(TestBatches.Batch(1), Cancel);
        await Assert.ThrowsAsync<StreamTakenOverException>(() => older.Completion);
        await newer.SendAsync(TestBatches.Batch(2), Cancel);
        await newer.CompleteAsync(Cancel);
        Assert.Equal("2", Assert.Single(server.Ledger.Committed).ClientPosition.ToStringUtf8());
    }

    [Fact]
    public async Task Stream_OtherContentUnderAWrittenSequence_StopsNamingSequenceAndWayOut()
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, batch) => arrival == 2 ? Overwritten(server, batch) : FakeFault.None;
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await stream.SendAsync(TestBatches.Batch(2), Cancel);
        var failure = await Assert.ThrowsAsync<StreamFaultException>(() => stream.CompleteAsync(Cancel));
        Assert.Equal(FaultCode.Conflict, failure.Fault.Code);
        Assert.Equal(2ul, failure.Fault.Sequence);
        Assert.Contains("batch 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_MalformedBatch_StopsNamingIt()
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, _) => arrival == 1 ? FakeFault.Malformed : FakeFault.None;
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        var failure = await Assert.ThrowsAsync<StreamFaultException>(() => stream.CompleteAsync(Cancel));
        Assert.Equal((FaultCode.Malformed, 1ul), (failure.Fault.Code, failure.Fault.Sequence));
        Assert.Equal(1, server.Faults.Opens);
    }

    [Theory]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.PermissionDenied)]
    public async Task Open_AccessRefused_IsNotTriedAgain(StatusCode status)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.OpenFailures.Enqueue(new Status(status, "no"));
        await using var client = server.Client();
        await Assert.ThrowsAsync<AccessRefusedException>(() => client.OpenActivationStreamAsync("s", cancellationToken: Cancel));
        Assert.Equal(1, server.Faults.Opens);
    }

    [Fact]
    public async Task Stream_KeyRevokedWhileResuming_StopsWithThatReason()
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        server.Faults.OpenFailures.Enqueue(new Status(StatusCode.Unauthenticated, "revoked"));
        server.Faults.AtArrival = (arrival, _) => arrival == 1 ? FakeFault.CutBefore : FakeFault.None;
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await Assert.ThrowsAsync<AccessRefusedException>(() => stream.CompleteAsync(Cancel));
    }

    [Fact]
    public async Task Stream_CallbackThrows_EndsWithThatException()
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync(
            "s", new ActivationStreamOptions { OnAnswer = _ => throw new InvalidDataException("mine") }, Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await Assert.ThrowsAsync<InvalidDataException>(() => stream.CompleteAsync(Cancel));
    }

    [Fact]
    public async Task Dispose_WithUnansweredBatches_EndsAtOnce()
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (_, _) => FakeFault.Silence;
        await using var client = server.Client();
        var stream = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        await stream.SendAsync(TestBatches.Batch(1), Cancel);
        await stream.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.Completion);
    }

    [Fact]
    public async Task Complete_NothingSent_Returns()
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
        await stream.CompleteAsync(Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stream.SendAsync(TestBatches.Batch(1), Cancel));
    }

    // As if the caller had lost its place: the ledger already has something else under this sequence.
    private static FakeFault Overwritten(FakeTraceServer server, ActivationBatch batch)
    {
        var other = TestBatches.Batch(99);
        other.Sequence = batch.Sequence;
        server.Ledger.Take(other, server.Ledger.Epoch);
        return FakeFault.None;
    }
}
