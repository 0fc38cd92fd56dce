namespace TraceEngine.Ingest.Copying.Shelving;

/// <summary>Times of the cache protocol's writer.</summary>
internal sealed record ShelvesOptions
{
    /// <summary>w: more than a reader's lease (2 s) times the worst clock drift. Never below 2 s.</summary>
    public TimeSpan LeaseWait { get; init; } = TimeSpan.FromMilliseconds(2500);

    /// <summary>How long Redis may take to delete before the cache is closed instead.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often closing the cache is tried before giving the lane's patience to the database's own recovery.</summary>
    public TimeSpan CloseRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);
}
