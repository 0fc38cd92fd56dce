using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Entries that one request is loading: leased, read, and to be filled when their documents are known. What it leads is let go
/// in any case.
/// </summary>
internal sealed class HeldLoads(IFactShelf shelf) : IDisposable
{
    // Above this a fill is awaited, so that fills on the way are bounded by the calls that wait for them.
    private const int LateEntriesAtMost = 64;

    private readonly List<(ShelfLease Lease, List<ShelfId> Ids)> _read = [];

    /// <summary>What this request leads.</summary>
    public ShelfLeads Leads { get; } = new(shelf.Loads);

    /// <summary>Leased entries were read from the tables; their documents come with the next round.</summary>
    public void Read(ShelfLease lease, List<ShelfId> ids) => _read.Add((lease, ids));

    /// <summary>Fills all that was read: its documents must be here by now.</summary>
    public async Task FillAsync(ChainScene scene, CancellationToken ct)
    {
        foreach (var (lease, ids) in _read)
        {
            await FillAsync(lease, ids, scene, ct);
            Leads.Release(ids);
        }

        _read.Clear();
    }

    /// <summary>
    /// The same for what is asked no more. A few entries are sent before the answer and not waited for: any failure is ignored
    /// (R4), and whoever wants them meanwhile waits for this load to end.
    /// </summary>
    public async ValueTask EndAsync(ChainScene scene, CancellationToken ct)
    {
        foreach (var (lease, ids) in _read)
        {
            if (ids.Count > LateEntriesAtMost)
            {
                await FillAsync(lease, ids, scene, ct);
                Leads.Release(ids);
            }
            else
            {
                Leads.ReleaseAfter(FillAsync(lease, ids, scene, CancellationToken.None), ids);
            }
        }

        _read.Clear();
    }

    public void Dispose() => Leads.Dispose();

    private Task FillAsync(ShelfLease lease, List<ShelfId> ids, ChainScene scene, CancellationToken ct)
    {
        var entries = new List<(ShelfId Id, byte[] Entry)>(ids.Count);
        foreach (var id in ids)
        {
            if (EntryOf(id, scene) is { } entry)
            {
                entries.Add((id, entry));
            }
        }

        return shelf.FillAsync(lease, entries, ct);
    }

    private static byte[]? EntryOf(ShelfId id, ChainScene scene) => id.Kind switch
    {
        ShelfKind.Code => ShelfEntries.OfCode(scene.Graph.Find(id.Id)!, scene.Graph),
        ShelfKind.Lot => ShelfEntries.OfLot(scene.Lots[id.Number], scene.Graph),
        _ => ShelfEntries.OfProduct(scene.CurrentVersions[id.Number]),
    };
}
