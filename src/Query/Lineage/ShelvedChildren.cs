using TraceEngine.Query.Caching;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// What is directly inside packages, from the shelves where it may and from the tables otherwise: leases first, then the tables,
/// then the shelves are filled.
/// </summary>
internal sealed class ShelvedChildren(ChildReader tables, IFactShelf shelf, CacheMetrics metrics)
{
    /// <summary>The children of these packages.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="parents">The packages, each once.</param>
    /// <param name="room">Most codes to look at, also those that have left since.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<ChildList> ReadAsync(FactSession session, byte[][] parents, int room, CancellationToken ct)
    {
        var children = new List<ChildRow>();
        var isTruncated = false;
        using var leads = new ShelfLeads(shelf.Loads);
        for (var wanted = parents; wanted.Length > 0 && !isTruncated && children.Count <= room;)
        {
            var (missing, joined, waits) = await LookAsync(session, wanted, leads, children, ct);
            if (missing.Length > 0)
            {
                var read = await LoadAsync(session, missing, room - children.Count, leads, ct);
                children.AddRange(read.Children);
                isTruncated = read.IsTruncated;
            }

            if (waits.Count > 0)
            {
                await session.ReturnConnectionAsync();
                await Task.WhenAll(waits).WaitAsync(ct);
            }

            wanted = joined;
        }

        return children.Count > room
            ? new ChildList(children.GetRange(0, room), IsTruncated: true)
            : new ChildList(children, isTruncated);
    }

    private async Task<(byte[][] Missing, byte[][] Joined, List<Task> Waits)> LookAsync(
        FactSession session, byte[][] wanted, ShelfLeads leads, List<ChildRow> children, CancellationToken ct)
    {
        if (session.Pass is not { } pass)
        {
            return (wanted, [], []);
        }

        ShelfId[] ids = [.. wanted.Select(ShelfId.OfChildren)];
        var found = await ShelfLookup.LookAsync(
            shelf, pass, ids, leads, (id, entry) => ShelfEntries.ToChildren(id.Id, entry, children), ct);
        if (found is null)
        {
            session.Bypass();
            return (wanted, [], []);
        }

        return ([.. found.Missing.Select(id => id.Id)], [.. found.Joined.Select(id => id.Id)], found.Waits);
    }

    private async Task<ChildList> LoadAsync(
        FactSession session, byte[][] parents, int room, ShelfLeads leads, CancellationToken ct)
    {
        ShelfId[] ids = [.. parents.Select(ShelfId.OfChildren)];
        var lease = session.Pass is { } pass ? await shelf.LeaseAsync(pass, ids, ct) : null;
        metrics.AskedDatabase();
        var read = await tables.ReadAsync(session, parents, room, ct);
        if (lease is not null && !read.IsTruncated)
        {
            // Beside the answer: any failure is ignored, and whoever wants them meanwhile waits for this load to end.
            var fill = Task.Run(() => FillAsync(lease, ids, read.Children), CancellationToken.None);
            leads.ReleaseAfter(fill, ids);
        }
        else
        {
            leads.Release(ids);
        }

        return read;
    }

    private Task FillAsync(ShelfLease lease, ShelfId[] ids, IReadOnlyList<ChildRow> children)
    {
        var byParent = children.ToLookup(child => child.Parent, KeyComparer.Instance);
        return shelf.FillAsync(
            lease, [.. ids.Select(id => (id, ShelfEntries.OfChildren([.. byParent[id.Id]])))], CancellationToken.None);
    }
}
