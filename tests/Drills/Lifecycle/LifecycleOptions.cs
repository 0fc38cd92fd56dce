namespace TraceEngine.Drills.Lifecycle;

/// <summary>Scale of the drill.</summary>
internal sealed record LifecycleOptions
{
    public int Seed { get; set; } = 6;

    public int Streams { get; set; } = 4;

    /// <summary>How often the server is ended in each of the ways.</summary>
    public int Rounds { get; set; } = 5;

    /// <summary>Acks before each end.</summary>
    public int Acks { get; set; } = 200;

    public int CasesPerBatch { get; set; } = 4;
}
