namespace TraceEngine.Drills.NoRedis;

/// <summary>Scale of the drill.</summary>
internal sealed record NoRedisOptions
{
    public int Seed { get; set; } = 3;

    public int Streams { get; set; } = 8;

    /// <summary>Acks before Redis is killed, and after.</summary>
    public int Acks { get; set; } = 5_000;

    public int CasesPerBatch { get; set; } = 4;
}
