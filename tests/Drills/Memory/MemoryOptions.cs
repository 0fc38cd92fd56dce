namespace TraceEngine.Drills.Memory;

/// <summary>Scale of the drill.</summary>
internal sealed record MemoryOptions
{
    public double Minutes { get; set; } = 5;

    public int Clients { get; set; } = 2;

    /// <summary>Codes in a batch at most.</summary>
    public int CodesPerBatch { get; set; } = 5_000;

    /// <summary>What the server may have resident at most, MiB.</summary>
    public int LimitMib { get; set; } = 512;
}
