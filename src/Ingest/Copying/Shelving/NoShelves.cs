using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Shelving;

/// <summary>No Redis is configured: there is no cache that could be stale.</summary>
internal sealed class NoShelves : IShelves
{
    public bool HasShelves => false;

    public Task EmptyAsync(ShelfTouches touches, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RedoAsync(StreamIdentity stream, StreamRow row, CancellationToken cancellationToken) => Task.CompletedTask;
}
