using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Entries that one request is loading: leased, read, and to be filled when their documents are known. What it leads is let go
/// in any case.
/// </summary>
internal sealed class HeldLoads(IFactShelf shelf) : IDisposable
{
    private readonly List<(ShelfLease Lease, ShelfId[] Ids)> _read = [];

    /// <summary>What this request leads.</summary>
    public ShelfLeads Leads { get; } = new(shelf.Loads);

    /// <summary>Leased entries were read from the tables; their documents come with the next round.</summary>
    public void Read(ShelfLease lease, ShelfId[] ids) => _read.Add((lease, ids));

    /// <summary>Fills all that was read: its documents must be here by now.</summary>
    public async Task FillAsync(ChainScene scene, CancellationToken ct)
    {
        foreach (var (lease, ids) in _read)
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
            Leads.Release(ids);
        }

        _read.Clear();
    }

    public void Dispose() => Leads.Dispose();

    private static byte[]? EntryOf(ShelfId id, ChainScene scene) => id.Kind switch
    {
        ShelfKind.Code => ShelfEntries.OfCode(scene.Graph.Find(id.Id)!, scene.Graph),
        ShelfKind.Lot => ShelfEntries.OfLot(scene.Lots[id.Number], scene.Graph),
        _ => ShelfEntries.OfProduct(scene.CurrentVersions[id.Number]),
    };
}
