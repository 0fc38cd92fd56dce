using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming.Kinds;

/// <summary>A call whose batches travel in envelopes of their kind.</summary>
/// <param name="call">The call.</param>
/// <param name="wrapOpen">Puts open into its envelope.</param>
/// <param name="wrapBatch">Puts a batch into its envelope.</param>
/// <param name="unwrap">Takes an answer out of its envelope.</param>
internal sealed class EnvelopedCall<TBatch, TRequest, TResponse>(
    AsyncDuplexStreamingCall<TRequest, TResponse> call,
    Func<OpenStream, TRequest> wrapOpen,
    Func<TBatch, TRequest> wrapBatch,
    Func<TResponse, CallAnswer> unwrap) : BatchCall<TBatch>
    where TBatch : class
{
    public override CallAnswer Current => unwrap(call.ResponseStream.Current);

    public override Task OpenAsync(OpenStream open, CancellationToken cancellation) =>
        call.RequestStream.WriteAsync(wrapOpen(open), cancellation);

    public override Task WriteAsync(TBatch batch, CancellationToken cancellation) =>
        call.RequestStream.WriteAsync(wrapBatch(batch), cancellation);

    public override Task CompleteAsync() => call.RequestStream.CompleteAsync();

    public override Task<bool> MoveNextAsync() => call.ResponseStream.MoveNext(CancellationToken.None);

    public override void Dispose() => call.Dispose();
}
