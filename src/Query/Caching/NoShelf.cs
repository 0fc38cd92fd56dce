namespace TraceEngine.Query.Caching;

/// <summary>No cache: every request reads the tables.</summary>
internal sealed class NoShelf : IFactShelf
{
    public ShelfLoads Loads { get; } = new();

    public ShelfPass? Enter() => null;

    public Task<byte[]?[]?> GetAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct) =>
        Task.FromResult<byte[]?[]?>(null);

    public Task<ShelfLease?> LeaseAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct) =>
        Task.FromResult<ShelfLease?>(null);

    public Task<ShelfClaim?> LookOrLeaseAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct) =>
        Task.FromResult<ShelfClaim?>(null);

    public Task FillAsync(ShelfLease lease, IReadOnlyList<(ShelfId Id, byte[] Entry)> entries, CancellationToken ct) =>
        Task.CompletedTask;
}
