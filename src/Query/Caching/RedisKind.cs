namespace TraceEngine.Query.Caching;

/// <summary>What the cache may rely on.</summary>
internal enum RedisKind
{
    /// <summary>Masters without replicas and persistence: a lost server is an empty cache.</summary>
    Plain,

    /// <summary>Servers with replicas or persistence, or that can't be checked.</summary>
    Replicated,
}
