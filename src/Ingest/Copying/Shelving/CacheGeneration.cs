namespace TraceEngine.Ingest.Copying.Shelving;

/// <summary>The agreed generation of the cache.</summary>
/// <param name="Number">Prefix of all keys.</param>
/// <param name="RedisId">Replication id of the master it is bound to; empty for a plain Redis that needs no check.</param>
/// <param name="IsClosed">Nobody may read or fill.</param>
internal readonly record struct CacheGeneration(long Number, string RedisId, bool IsClosed);
