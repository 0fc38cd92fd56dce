using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Histories.Postgres;

/// <summary>One stream of an enterprise in a history.</summary>
/// <param name="call">Calls the server.</param>
/// <param name="open">The first message.</param>
/// <param name="opened">The answer to it, if it is one.</param>
/// <param name="ack">The ack, if it is one.</param>
internal sealed class HistoryLane<TRequest, TResponse>(
    Func<AsyncDuplexStreamingCall<TRequest, TResponse>> call,
    TRequest open,
    Func<TResponse, StreamOpened?> opened,
    Func<TResponse, BatchAck?> ack) : IDisposable
{
    private AsyncDuplexStreamingCall<TRequest, TResponse>? _call;
    private ulong _sequence;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Sends the next batch: its ack.</summary>
    /// <param name="batch">The batch under a sequence.</param>
    /// <param name="isBroken">Whether the call breaks right after sending, and everything is sent again.</param>
    public async Task<BatchAck> WriteAsync(Func<ulong, TRequest> batch, bool isBroken)
    {
        _sequence++;
        var request = batch(_sequence);
        _call ??= await OpenAsync(_sequence, _sequence);
        await _call.RequestStream.WriteAsync(request, Cancellation);
        if (isBroken)
        {
            _call.Dispose();
            _call = await OpenAsync(_sequence, _sequence + 1);
            await _call.RequestStream.WriteAsync(request, Cancellation);
        }

        var answer = ack(await ReadAsync(_call));
        Assert.NotNull(answer);
        Assert.Equal(_sequence, answer.Sequence);
        return answer;
    }

    public void Dispose() => _call?.Dispose();

    private async Task<AsyncDuplexStreamingCall<TRequest, TResponse>> OpenAsync(ulong from, ulong to)
    {
        var stream = call();
        await stream.RequestStream.WriteAsync(open, Cancellation);
        var answer = opened(await ReadAsync(stream));
        Assert.NotNull(answer);
        Assert.InRange(answer.NextSequence, from, to);
        return stream;
    }

    private static async Task<TResponse> ReadAsync(AsyncDuplexStreamingCall<TRequest, TResponse> stream)
    {
        Assert.True(await stream.ResponseStream.MoveNext(Cancellation), "the server ended the call without an answer");
        return stream.ResponseStream.Current;
    }
}
