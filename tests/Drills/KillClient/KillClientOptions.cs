namespace TraceEngine.Drills.KillClient;

/// <summary>Scale of the drill.</summary>
internal sealed record KillClientOptions
{
    public int Seed { get; set; } = 4;

    /// <summary>Client processes at a time, each with a stream of its own.</summary>
    public int Clients { get; set; } = 4;

    /// <summary>How often each is killed.</summary>
    public int Kills { get; set; } = 25;

    /// <summary>A kill comes at a random one of so many acks after the client's start, or before the first.</summary>
    public int AcksBetweenKills { get; set; } = 60;

    public int CasesPerBatch { get; set; } = 4;
}
