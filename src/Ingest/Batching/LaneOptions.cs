namespace TraceEngine.Ingest.Batching;

/// <summary>Limits of the lanes.</summary>
internal sealed record LaneOptions
{
    /// <summary>Lanes, each one connection; 0 = as many as the database has cores (taken from this machine's).</summary>
    public int Count { get; init; }

    /// <summary>
    /// Most rows in one transaction. The yardstick of a bare COPY commits 50,000 at a time; above that fsync no longer shows.
    /// </summary>
    public int MaxGroupRows { get; init; } = 50_000;

    /// <summary>Batches that wait in one lane's queue; then senders wait.</summary>
    public int QueueCapacity { get; init; } = 256;

    /// <summary>
    /// How long the penalty lane rests after a group, as a multiple of the group's own time, while other lanes are busy:
    /// at 8 a client that sends only duplicates takes about a ninth of one lane's share.
    /// </summary>
    public int PenaltyRestFactor { get; init; } = 8;

    /// <summary>Longest rest of the penalty lane.</summary>
    public TimeSpan MaxPenaltyRest { get; init; } = TimeSpan.FromSeconds(2);
}
