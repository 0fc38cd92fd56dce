namespace TraceEngine.Drills.BadClients;

/// <summary>Scale of the drill.</summary>
internal sealed record BadClientsOptions
{
    /// <summary>Rounds; each measures alone, with duplicates, with bad rows. The median of their ratios counts.</summary>
    public int Rounds { get; set; } = 7;

    public int Clients { get; set; } = 2;

    /// <summary>Batches that each ordinary client sends in one measurement.</summary>
    public int Batches { get; set; } = 100;

    public int CodesPerBatch { get; set; } = 5_000;

    /// <summary>The share of their speed that ordinary clients must keep.</summary>
    public double AtLeast { get; set; } = 0.8;
}
