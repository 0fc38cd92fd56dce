namespace TraceEngine.Query.Caching;

/// <summary>Which Redis master is there. Cut out so that tests can make it fail.</summary>
internal interface IRedisMaster
{
    /// <summary>
    /// The replication id that a generation is bound to: empty for a plain Redis that is as a plain one must be. Null: there is
    /// none, or it is not what the configuration says.
    /// </summary>
    Task<string?> FindIdAsync(CancellationToken ct);
}
