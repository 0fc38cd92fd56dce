using TraceEngine.Query.Caching;

namespace TraceEngine.Drills.Cache;

/// <summary>The readers' side of the cache, held up at random around each step.</summary>
internal sealed class DelayedShelf(IFactShelf shelf, Delays delays) : IFactShelf
{
    public ShelfLoads Loads => shelf.Loads;

    public ShelfPass? Enter() => shelf.Enter();

    public async Task<byte[]?[]?> GetAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct)
    {
        await delays.SomeAsync(ct);
        return await shelf.GetAsync(pass, ids, ct);
    }

    public async Task<ShelfLease?> LeaseAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct)
    {
        await delays.SomeAsync(ct);
        var lease = await shelf.LeaseAsync(pass, ids, ct);
        await delays.SomeAsync(ct);
        return lease;
    }

    public async Task<ShelfClaim?> LookOrLeaseAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct)
    {
        await delays.SomeAsync(ct);
        var claim = await shelf.LookOrLeaseAsync(pass, ids, ct);
        await delays.SomeAsync(ct);
        return claim;
    }

    public async Task FillAsync(ShelfLease lease, IReadOnlyList<(ShelfId Id, byte[] Entry)> entries, CancellationToken ct)
    {
        await delays.SomeAsync(ct);
        await shelf.FillAsync(lease, entries, ct);
    }
}
