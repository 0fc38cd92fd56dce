namespace TraceEngine.Query.Caching;

/// <summary>
/// The cache in Redis; configuration section <c>Query:Cache</c>. All answers are the same without it, only slower.
/// </summary>
internal sealed record CacheOptions
{
    /// <summary>Off: every request reads the tables, and nothing is filled.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// What Redis is used: plain masters without replicas and persistence, which need no check on each command, or replicated and
    /// managed ones, where every script checks the master first.
    /// </summary>
    public RedisKind Kind { get; init; } = RedisKind.Plain;

    /// <summary>L of the protocol: how long a reader may believe what it read of the generation. Not above 2 s.</summary>
    public TimeSpan GenerationLease { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the generation is read again; a quarter of the lease lets three reads fail.</summary>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>w of the protocol: how long a closed generation rests before it is raised. Never below 2.5 s.</summary>
    public TimeSpan ReopenAfter { get; init; } = TimeSpan.FromMilliseconds(2500);

    /// <summary>How often a plain Redis is checked to be a master without replicas, snapshots and append-only file.</summary>
    public TimeSpan PlainCheckEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long Redis may take to answer before a request goes on with the tables alone.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long an entry stands when nobody asks for it; what changes is emptied at once, whatever this says.</summary>
    public TimeSpan EntryLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a lease stands: longer than a walk takes.</summary>
    public TimeSpan LeaseLifetime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most entries in one command; a script's stack ends near 8,000 values, and an entry takes two places.</summary>
    public int EntriesPerCommand { get; init; } = 1_000;
}
