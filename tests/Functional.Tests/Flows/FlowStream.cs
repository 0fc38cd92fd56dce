using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>One StreamFlows call, message by message.</summary>
internal sealed class FlowStream(AsyncDuplexStreamingCall<StreamFlowsRequest, StreamFlowsResponse> call) : IDisposable
{
    private ulong _sequence;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task OpenAsync(string name, StreamMode mode)
    {
        await call.RequestStream.WriteAsync(
            new StreamFlowsRequest { Open = new OpenStream { Stream = name, Mode = mode } }, Cancellation);
        var opened = (await ReadAsync()).Opened;
        Assert.NotNull(opened);
        _sequence = opened.NextSequence - 1;
    }

    /// <summary>Sends the next batch without waiting for its answer.</summary>
    public Task SendAsync(params FlowSection[] sections) =>
        SendAsync(new FlowBatch { Sequence = ++_sequence, Sections = { sections } });

    public Task SendAsync(FlowBatch batch) =>
        call.RequestStream.WriteAsync(new StreamFlowsRequest { Batch = batch }, Cancellation);

    /// <summary>The next answer, of any kind.</summary>
    public async Task<StreamFlowsResponse> ReadAsync()
    {
        Assert.True(await call.ResponseStream.MoveNext(Cancellation), "the server ended the call without an answer");
        return call.ResponseStream.Current;
    }

    public async Task<BatchAck> ReadAckAsync()
    {
        var response = await ReadAsync();
        Assert.True(response.ResponseCase == StreamFlowsResponse.ResponseOneofCase.Ack, response.ToString());
        return response.Ack;
    }

    /// <summary>Sends the next batch and reads its ack.</summary>
    public async Task<BatchAck> WriteAsync(params FlowSection[] sections)
    {
        await SendAsync(sections);
        return await ReadAckAsync();
    }

    public void Dispose() => call.Dispose();
}
