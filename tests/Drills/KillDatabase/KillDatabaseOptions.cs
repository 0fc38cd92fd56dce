namespace TraceEngine.Drills.KillDatabase;

/// <summary>Scale of the drill.</summary>
internal sealed record KillDatabaseOptions
{
    public int Seed { get; set; } = 2;

    public int Streams { get; set; } = 8;

    public int Kills { get; set; } = 20;

    /// <summary>A kill comes at a random one of so many acks after the database's start.</summary>
    public int AcksBetweenKills { get; set; } = 200;

    public int CasesPerBatch { get; set; } = 4;
}
