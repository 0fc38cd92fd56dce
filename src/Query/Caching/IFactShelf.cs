namespace TraceEngine.Query.Caching;

/// <summary>
/// The cache as readers see it: steps R2 to R5 of the cache protocol. Nothing here throws because Redis is away; the request
/// goes on with the tables alone.
/// </summary>
internal interface IFactShelf
{
    /// <summary>The loads that are under way in this process.</summary>
    ShelfLoads Loads { get; }

    /// <summary>R2: called after a request was taken off the wire. Null: bypass, read the tables and fill nothing.</summary>
    ShelfPass? Enter();

    /// <summary>
    /// R3: the entries, null where there is none. Null as a whole when Redis could not answer: bypass from here on.
    /// </summary>
    Task<byte[]?[]?> GetAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct);

    /// <summary>R3: leaves leases. Only after this has returned may the tables be read. Null: fill nothing.</summary>
    Task<ShelfLease?> LeaseAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct);

    /// <summary>
    /// R3 for who leads the loads of these entries: what stands by now is given out, and leases are left for the rest, in one
    /// step. Only after this has returned may the tables be read. Null: nothing was given out or left, fill nothing.
    /// </summary>
    Task<ShelfClaim?> LookOrLeaseAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct);

    /// <summary>R4: fills where the lease still stands; any failure is ignored.</summary>
    Task FillAsync(ShelfLease lease, IReadOnlyList<(ShelfId Id, byte[] Entry)> entries, CancellationToken ct);
}
