namespace TraceEngine.Query.Caching;

/// <summary>Leases that were left before the tables were read: only with them may what was read be put on the shelves.</summary>
/// <param name="Pass">What the request fixed.</param>
/// <param name="Token">A value of this send alone.</param>
internal sealed record ShelfLease(ShelfPass Pass, byte[] Token);
