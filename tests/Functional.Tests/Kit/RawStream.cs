using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>One StreamActivations call, message by message.</summary>
internal sealed class RawStream(AsyncDuplexStreamingCall<StreamActivationsRequest, StreamActivationsResponse> call) : IDisposable
{
    /// <summary>The answer to open.</summary>
    public StreamOpened Opened { get; private set; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task SendOpenAsync(string name, StreamMode mode = StreamMode.Unspecified) =>
        call.RequestStream.WriteAsync(
            new StreamActivationsRequest { Open = new OpenStream { Stream = name, Mode = mode } }, Cancellation);

    public async Task ReadOpenedAsync()
    {
        var response = await ReadAsync();
        Assert.Equal(StreamActivationsResponse.ResponseOneofCase.Opened, response.ResponseCase);
        Opened = response.Opened;
    }

    /// <summary>Sends a batch under a sequence.</summary>
    public Task SendAsync(ulong sequence, params ActivationSection[] sections) =>
        SendAsync(new ActivationBatch { Sequence = sequence, Sections = { sections } });

    public Task SendAsync(ActivationBatch batch) =>
        call.RequestStream.WriteAsync(new StreamActivationsRequest { Batch = batch }, Cancellation);

    /// <summary>The next answer, of any kind.</summary>
    public async Task<StreamActivationsResponse> ReadAsync()
    {
        Assert.True(await call.ResponseStream.MoveNext(Cancellation), "the server ended the call without an answer");
        return call.ResponseStream.Current;
    }

    public async Task<BatchAck> ReadAckAsync()
    {
        var response = await ReadAsync();
        Assert.True(response.ResponseCase == StreamActivationsResponse.ResponseOneofCase.Ack, response.ToString());
        return response.Ack;
    }

    public async Task<StreamFault> ReadFaultAsync()
    {
        var response = await ReadAsync();
        Assert.True(response.ResponseCase == StreamActivationsResponse.ResponseOneofCase.Fault, response.ToString());
        Assert.NotEmpty(response.Fault.MessageZh);
        Assert.NotEmpty(response.Fault.MessageEn);
        return response.Fault;
    }

    /// <summary>Sends a batch and reads its ack.</summary>
    public async Task<BatchAck> WriteAsync(ulong sequence, params ActivationSection[] sections)
    {
        await SendAsync(sequence, sections);
        return await ReadAckAsync();
    }

    /// <summary>Says that nothing follows and expects the call to end well.</summary>
    public async Task CompleteAsync()
    {
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(Cancellation));
    }

    /// <summary>Reads until the server ends the call: how it ended.</summary>
    public async Task<Status> ReadEndAsync()
    {
        try
        {
            while (await call.ResponseStream.MoveNext(Cancellation))
            {
                // Answers that were on their way.
            }
        }
        catch (RpcException exception)
        {
            return exception.Status;
        }

        return call.GetStatus();
    }

    public void Dispose() => call.Dispose();
}
