namespace TraceEngine.Access;

/// <summary>Limits of the access room; section <c>Access</c> of the configuration. Checked when the host starts.</summary>
public sealed record AccessOptions
{
    /// <summary>Largest difference between the caller's clock and ours, in both directions.</summary>
    public TimeSpan MaximumClockDifference { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long the older version of a key keeps working after a rotation.</summary>
    public TimeSpan RotationOverlap { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Pause between two looks at the keys in the database. With <see cref="RefreshTimeout"/> it bounds how late a
    /// revocation is noticed: together at most 5 s.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one look at the database may take.</summary>
    public TimeSpan RefreshTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Calls that match no key in memory share one extra look at the database; it happens at most this often.</summary>
    public TimeSpan DenialRefreshInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// New calls are answered UNAVAILABLE when the keys in memory are older, because one may be revoked meanwhile.
    /// </summary>
    public TimeSpan KeysMaximumAge { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Live key versions the engine holds: all are kept in memory, about 1 KB each.</summary>
    public int MaximumKeys { get; init; } = 20_000;

    /// <summary>How often the times of last use are written.</summary>
    public TimeSpan LastUseWriteInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a signed upload is remembered. A signature is valid for twice <see cref="MaximumClockDifference"/> at most, so
    /// that it is either remembered or too old; ten seconds more for clocks of hosts that differ.
    /// </summary>
    public TimeSpan ReplayMemory { get; init; } = TimeSpan.FromSeconds(610);

    /// <summary>
    /// An upload that nobody has answered for this long is run again by a repeat: the host that had it is gone. Longer than any
    /// request may take.
    /// </summary>
    public TimeSpan ReplayTakeover { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Largest answer kept for repeats, in bytes: a thousand refused rows in two languages are about 1 MB.</summary>
    public int ReplayAnswerAtMost { get; init; } = 8 * 1024 * 1024;

    /// <summary>How often expired memories of uploads are deleted.</summary>
    public TimeSpan ReplaySweepInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Memories deleted by one statement, each within <see cref="RefreshTimeout"/>; no lock is held for long.</summary>
    public int ReplaySweepRows { get; init; } = 1000;
}
