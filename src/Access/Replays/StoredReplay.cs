namespace TraceEngine.Access.Replays;

/// <summary>One row of <c>replays</c>, as <c>find_replay</c> reads it.</summary>
internal sealed record StoredReplay(
    string Path, DateTimeOffset? StartedAt, DateTimeOffset ExpiresAt, int Attempt, int? Status, byte[]? Answer)
{
    /// <summary>Whether it is as if the row were not there.</summary>
    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>Whether its holder has given up, or is gone with its host.</summary>
    public bool IsFree(DateTimeOffset now, TimeSpan takeover) => StartedAt is not { } at || now - at > takeover;
}
