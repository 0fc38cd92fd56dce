using Grpc.Core;
using TraceEngine.Client.Calls;
using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>What must end a stream ends it at once, with a reason, and never opens again by itself.</summary>
public sealed class IngestStreamStopTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<StreamKind> Kinds => TestStreams.Kinds;

    public static MatrixTheoryData<StreamKind, StatusCode> Refusals() =>
        new([.. Kinds.Select(kind => kind.Data)], [StatusCode.Unauthenticated, StatusCode.PermissionDenied]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_TakenOver_StopsAndNeverOpensAgain(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, _) => arrival == 2 ? FakeFault.TakenOver : FakeFault.None;
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel, name: "line-7");
        await stream.SendAsync(1, Cancel);
        await stream.SendAsync(2, Cancel);
        var failure = await Assert.ThrowsAsync<StreamTakenOverException>(() => stream.Completion);
        Assert.Contains("line-7", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StreamTakenOverException>(async () => await stream.SendAsync(3, Cancel));
        await Assert.ThrowsAsync<StreamTakenOverException>(() => stream.CompleteAsync(Cancel));
        Assert.Equal(1, server.Faults.Opens);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_TwoHolders_TheOlderOneStops(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var older = await TestStreams.OpenAsync(client, kind, Cancel);
        await using var newer = await TestStreams.OpenAsync(client, kind, Cancel);
        await older.SendAsync(1, Cancel);
        await Assert.ThrowsAsync<StreamTakenOverException>(() => older.Completion);
        await newer.SendAsync(2, Cancel);
        await newer.CompleteAsync(Cancel);
        Assert.Equal("2", Assert.Single(server.Ledger.Committed).Position.ToStringUtf8());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_OtherContentUnderAWrittenSequence_StopsNamingSequenceAndWayOut(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, batch) => arrival == 2 ? Overwritten(server, kind, batch) : FakeFault.None;
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel);
        await stream.SendAsync(1, Cancel);
        await stream.SendAsync(2, Cancel);
        var failure = await Assert.ThrowsAsync<StreamFaultException>(() => stream.CompleteAsync(Cancel));
        Assert.Equal(FaultCode.Conflict, failure.Fault.Code);
        Assert.Equal(2ul, failure.Fault.Sequence);
        Assert.Contains("batch 3", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_MalformedBatch_StopsNamingIt(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (arrival, _) => arrival == 1 ? FakeFault.Malformed : FakeFault.None;
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel);
        await stream.SendAsync(1, Cancel);
        var failure = await Assert.ThrowsAsync<StreamFaultException>(() => stream.CompleteAsync(Cancel));
        Assert.Equal((FaultCode.Malformed, 1ul), (failure.Fault.Code, failure.Fault.Sequence));
        Assert.Equal(1, server.Faults.Opens);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Open_AccessRefused_IsNotTriedAgain(StreamKind kind, StatusCode status)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.OpenFailures.Enqueue(new Status(status, "no"));
        await using var client = server.Client();
        await Assert.ThrowsAsync<AccessRefusedException>(() => TestStreams.OpenAsync(client, kind, Cancel));
        Assert.Equal(1, server.Faults.Opens);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_KeyRevokedWhileResuming_StopsWithThatReason(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel);
        server.Faults.OpenFailures.Enqueue(new Status(StatusCode.Unauthenticated, "revoked"));
        server.Faults.AtArrival = (arrival, _) => arrival == 1 ? FakeFault.CutBefore : FakeFault.None;
        await stream.SendAsync(1, Cancel);
        await Assert.ThrowsAsync<AccessRefusedException>(() => stream.CompleteAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stream_CallbackThrows_EndsWithThatException(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(
            client, kind, Cancel, new StreamSettings { OnAnswer = _ => throw new InvalidDataException("mine") });
        await stream.SendAsync(1, Cancel);
        await Assert.ThrowsAsync<InvalidDataException>(() => stream.CompleteAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Dispose_WithUnansweredBatches_EndsAtOnce(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        server.Faults.AtArrival = (_, _) => FakeFault.Silence;
        await using var client = server.Client();
        var stream = await TestStreams.OpenAsync(client, kind, Cancel);
        await stream.SendAsync(1, Cancel);
        await stream.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.Completion);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Complete_NothingSent_Returns(StreamKind kind)
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        await using var stream = await TestStreams.OpenAsync(client, kind, Cancel);
        await stream.CompleteAsync(Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stream.SendAsync(1, Cancel));
    }

    // As if the caller had lost its place: the ledger already has something else under this sequence.
    private static FakeFault Overwritten(FakeTraceServer server, StreamKind kind, FakeBatch batch)
    {
        var other = TestStreams.Batch(kind, 99) with { Sequence = batch.Sequence };
        server.Ledger.Take(other, server.Ledger.Epoch);
        return FakeFault.None;
    }
}
