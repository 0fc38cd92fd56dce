namespace TraceEngine.Storage.Databases;

/// <summary>How our connections behave. The defaults suit a private server and a remote one alike.</summary>
public sealed record TraceDataSourceOptions
{
    /// <summary>Shown in pg_stat_activity and the server's log.</summary>
    public string ApplicationName { get; init; } = "traceengine";

    /// <summary>Connections of this pool; a waiter gives up after <see cref="ConnectTimeout"/>.</summary>
    public int PoolSizeAtMost { get; init; } = 32;

    /// <summary>For connecting, and for waiting for a free connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For one statement, on the client's side.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Server-side limit of one statement, for when the client is gone too; null leaves the server's own.</summary>
    public TimeSpan? StatementTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Server-side limit of waiting for one lock; null leaves the server's own.</summary>
    public TimeSpan? LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Server-side limit of standing still inside a transaction; null leaves the server's own.</summary>
    public TimeSpan? IdleInTransactionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Statements that a connection keeps prepared once they were used often; 0 prepares none by itself.</summary>
    public int AutoPreparedAtMost { get; init; } = 64;

    /// <summary>A probe on idle and on waiting connections, so that a dead server is noticed.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>More <c>name=value</c> settings for each session.</summary>
    public IReadOnlyDictionary<string, string> SessionSettings { get; init; } = new Dictionary<string, string>();

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PoolSizeAtMost, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ConnectTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CommandTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(AutoPreparedAtMost, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(KeepAlive, TimeSpan.Zero);
    }
}
