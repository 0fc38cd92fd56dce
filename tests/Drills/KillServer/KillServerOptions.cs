namespace TraceEngine.Drills.KillServer;

/// <summary>Scale of the drill.</summary>
internal sealed record KillServerOptions
{
    /// <summary>Of the data and of the moments of the kills.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Concurrent streams.</summary>
    public int Streams { get; set; } = 8;

    public int Kills { get; set; } = 100;

    /// <summary>A kill comes at a random one of so many acks after the server's start.</summary>
    public int AcksBetweenKills { get; set; } = 200;

    /// <summary>Cases of 111 codes in a batch.</summary>
    public int CasesPerBatch { get; set; } = 4;
}
