using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming.Kinds;

/// <summary>One call of a stream as the session sees it: batches go, answers come; their envelopes are hidden.</summary>
internal abstract class BatchCall<TBatch> : IDisposable
    where TBatch : class
{
    /// <summary>The answer that <see cref="MoveNextAsync"/> read.</summary>
    public abstract CallAnswer Current { get; }

    public abstract Task OpenAsync(OpenStream open, CancellationToken cancellation);

    public abstract Task WriteAsync(TBatch batch, CancellationToken cancellation);

    public abstract Task CompleteAsync();

    public abstract Task<bool> MoveNextAsync();

    public abstract void Dispose();
}
