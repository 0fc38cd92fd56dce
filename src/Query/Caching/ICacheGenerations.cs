namespace TraceEngine.Query.Caching;

/// <summary>The row that all hosts agree on. Cut out so that tests can make it fail.</summary>
internal interface ICacheGenerations
{
    /// <summary>The row as it stands now.</summary>
    Task<CacheGeneration> ReadAsync(CancellationToken ct);

    /// <summary>Closes the cache at a generation; nothing happens when it was raised meanwhile.</summary>
    Task CloseAsync(long generation, CancellationToken ct);

    /// <summary>Raises a closed generation and binds the next one; false when somebody else did.</summary>
    Task<bool> ReopenAsync(long generation, string redisId, CancellationToken ct);
}
