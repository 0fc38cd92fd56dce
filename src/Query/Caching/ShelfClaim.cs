namespace TraceEngine.Query.Caching;

/// <summary>Entries that stood when leases were left for those that did not.</summary>
/// <param name="Lease">The leases.</param>
/// <param name="Entries">In the order asked for; null where a lease was left.</param>
internal sealed record ShelfClaim(ShelfLease Lease, byte[]?[] Entries);
