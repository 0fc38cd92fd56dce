namespace TraceEngine.Storage.Servers;

/// <summary>Where and how the private PostgreSQL and Redis run.</summary>
public sealed record PrivateServersOptions
{
    /// <summary>The one folder everything is kept under. Ignored when <see cref="Ephemeral"/> is set.</summary>
    public string DataFolder { get; init; } = ".trace/data";

    /// <summary>A throw-away instance in the temporary folder, copied from a cached template, removed at dispose.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Start Redis too. Without it <see cref="PrivateServers.RedisConnectionString"/> is null.</summary>
    public bool WithRedis { get; init; } = true;

    /// <summary>The folder with <c>postgres</c> and <c>initdb</c>; null finds the newest of 15-18 on the machine.</summary>
    public string? PostgresProgramFolder { get; init; }

    /// <summary>The redis-server program; null looks along the usual folders.</summary>
    public string? RedisProgram { get; init; }

    /// <summary>Upper bound of shared_buffers, MiB. The value is a quarter of the memory, but not more than this.</summary>
    public int SharedBuffersMiBAtMost { get; init; } = 2048;

    /// <summary>Redis evicts the least recently used beyond this, MiB.</summary>
    public int RedisMemoryMiB { get; init; } = 256;

    /// <summary>Connections PostgreSQL admits.</summary>
    public int MaxConnections { get; init; } = 120;

    /// <summary>How long a start may take; a long crash recovery is part of it.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a fast shutdown (it ends with a checkpoint) may take before it becomes an immediate one.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Extra <c>name = value</c> settings of PostgreSQL; they win over the built-in ones.</summary>
    public IReadOnlyDictionary<string, string> PostgresSettings { get; init; } = new Dictionary<string, string>();

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(DataFolder);
        ArgumentOutOfRangeException.ThrowIfLessThan(SharedBuffersMiBAtMost, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(RedisMemoryMiB, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConnections, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StartTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StopTimeout, TimeSpan.Zero);
    }
}
