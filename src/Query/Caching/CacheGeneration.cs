namespace TraceEngine.Query.Caching;

/// <summary>The row that all hosts agree on.</summary>
/// <param name="Number">Prefix of all places.</param>
/// <param name="RedisId">Replication id of the master it is bound to; empty for plain Redis.</param>
/// <param name="IsClosed">Nobody may read or fill.</param>
internal readonly record struct CacheGeneration(long Number, string RedisId, bool IsClosed)
{
    /// <summary>What stands for a master's id while an operator keeps the cache closed.</summary>
    public const string HeldClosed = "held";

    /// <summary>No host may reopen it.</summary>
    public bool IsHeldClosed => IsClosed && RedisId == HeldClosed;
}
