namespace TraceEngine.Drills.Cache;

/// <summary>Scale of the drill.</summary>
internal sealed record CacheDrillOptions
{
    /// <summary>Of the delays and of who asks what.</summary>
    public int Seed { get; set; } = 5;

    /// <summary>1: a master with a replica, and every script checks the master. 0: a plain Redis without a replica.</summary>
    public int Replicated { get; set; } = 1;

    /// <summary>Every trouble on both kinds of Redis; else each trouble on one kind only, which takes half the time.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>Readers that ask for one chain at a time; a quarter of so many more ask for batches.</summary>
    public int Readers { get; set; } = 32;

    /// <summary>Troubles go on, whole rounds of them, until so many seconds are over; always at least one round.</summary>
    public int Seconds { get; set; } = 120;
}
