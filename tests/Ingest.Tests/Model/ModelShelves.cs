using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Shelving;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>The cache as seen from ingest: parents whose contents changed and whose shelves stand full until emptied.</summary>
internal sealed class ModelShelves(ModelDatabase database, ModelProcess host) : IShelves
{
    public bool HasShelves => true;

    public async Task EmptyAsync(ShelfTouches touches, CancellationToken cancellationToken)
    {
        if (touches.Count == 0)
        {
            return;
        }

        var names = touches.Parents.Select(Convert.ToHexString).ToHashSet();
        await database.PauseAsync(host, "empty shelves");
        database.Stale.RemoveWhere(stale => names.Contains(stale.Parent));
    }

    public async Task RedoAsync(StreamIdentity stream, StreamRow row, CancellationToken cancellationToken)
    {
        await database.PauseAsync(host, $"redo shelves of {stream.Name}");
        database.Stale.RemoveWhere(stale => stale.Stream == stream.Key && stale.Sequence > row.ShelvedSequence);
    }
}
