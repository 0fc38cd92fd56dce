using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Entries that one request is loading: leased, read, and to be filled when their documents are known. What it leads is let go
/// in any case.
/// </summary>
internal sealed class HeldLoads(IFactShelf shelf) : IAsyncDisposable
{
    private readonly HashSet<ShelfId> _led = [];
    private List<(ShelfLease Lease, ShelfId[] Ids)> _read = [];
    private List<(ShelfLease Lease, ShelfId[] Ids)> _complete = [];

    /// <summary>Whether something is led that others may be waiting for.</summary>
    public bool IsLeading => _led.Count > 0;

    /// <summary>Becomes the leader of an entry; else gives what to wait for.</summary>
    public bool TryLead(ShelfId id, out Task running)
    {
        if (!shelf.Loads.TryLead(id, out running))
        {
            return false;
        }

        _led.Add(id);
        return true;
    }

    /// <summary>Leased entries were read from the tables; their documents come with the next round.</summary>
    public void Read(ShelfLease lease, ShelfId[] ids) => _read.Add((lease, ids));

    /// <summary>A round is over: fills what was read in an earlier one, since its documents are here now.</summary>
    public async Task FillAsync(ChainScene scene, CancellationToken ct)
    {
        foreach (var (lease, ids) in _complete)
        {
            var entries = new List<(ShelfId Id, byte[] Entry)>(ids.Length);
            foreach (var id in ids)
            {
                if (EntryOf(id, scene) is { } entry)
                {
                    entries.Add((id, entry));
                }
            }

            await shelf.FillAsync(lease, entries, ct);
            Release(ids);
        }

        (_complete, _read) = (_read, _complete);
        _read.Clear();
    }

    /// <summary>Lets entries go that will not be filled.</summary>
    public void Release(IEnumerable<ShelfId> ids)
    {
        foreach (var id in ids)
        {
            if (_led.Remove(id))
            {
                shelf.Loads.Release(id);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Release([.. _led]);
        return default;
    }

    private static byte[]? EntryOf(ShelfId id, ChainScene scene) => id.Kind switch
    {
        ShelfKind.Code => ShelfEntries.OfCode(scene.Graph.Find(id.Id)!, scene.Graph),
        ShelfKind.Lot => ShelfEntries.OfLot(scene.Lots[id.Number], scene.Graph),
        _ => ShelfEntries.OfProduct(scene.CurrentVersions[id.Number]),
    };
}
