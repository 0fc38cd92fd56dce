namespace TraceEngine.Query.Caching;

/// <summary>
/// What a request fixed when it started (reader's step R2): the generation that was agreed then, and the Redis master that it is
/// bound to.
/// </summary>
/// <param name="Generation">Prefix of all places.</param>
/// <param name="RedisId">Replication id of the master; empty for a plain Redis that needs no check.</param>
internal sealed record ShelfPass(long Generation, string RedisId);
