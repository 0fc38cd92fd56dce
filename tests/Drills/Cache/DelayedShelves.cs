using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Shelving;

namespace TraceEngine.Drills.Cache;

/// <summary>
/// The writers' side of the cache, held up at random, and stopped for good where the host is to die behind its COMMIT.
/// </summary>
internal sealed class DelayedShelves(IShelves shelves, Delays delays, DeathBehindCommit death) : IShelves
{
    public bool HasShelves => shelves.HasShelves;

    public async Task EmptyAsync(ShelfTouches touches, CancellationToken cancellationToken)
    {
        if (touches.Count > 0)
        {
            await death.PassAsync(cancellationToken);
            await delays.SomeAsync(cancellationToken);
        }

        await shelves.EmptyAsync(touches, cancellationToken);
        await delays.SomeAsync(cancellationToken);
    }

    public Task RedoAsync(StreamIdentity stream, StreamRow row, CancellationToken cancellationToken) =>
        shelves.RedoAsync(stream, row, cancellationToken);
}
