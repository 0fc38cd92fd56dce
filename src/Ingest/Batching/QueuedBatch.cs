using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Batching;

/// <summary>A batch in a lane's queue with the session it is settled with; documents have none.</summary>
internal readonly record struct QueuedBatch(Session? Session, PendingBatch Batch)
{
    /// <summary>False when a reset or a newer holder has answered it meanwhile.</summary>
    public bool TryTake() => Session is null || Session.TryTake(Batch);
}
