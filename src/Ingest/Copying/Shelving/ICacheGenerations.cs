using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Shelving;

/// <summary>The row that all hosts agree on, and what Open must empty again. Cut out so that tests can make it fail.</summary>
internal interface ICacheGenerations
{
    /// <summary>The row as it stands now.</summary>
    Task<CacheGeneration> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Closes the cache at a generation; false when it was raised meanwhile.</summary>
    Task<bool> CloseAsync(long generation, CancellationToken cancellationToken);

    /// <summary>What batches of a stream between two sequences, both excluded, have changed.</summary>
    Task<ShelfTouches> TouchedAsync(
        StreamIdentity stream, long afterSequence, long beforeSequence, CancellationToken cancellationToken);
}
