namespace TraceEngine.Drills.KillExport;

/// <summary>Scale of the drill.</summary>
internal sealed record KillExportOptions
{
    /// <summary>Of the data and of the moments of the kills.</summary>
    public int Seed { get; set; } = 7;

    /// <summary>Batches of cases, 111 codes each.</summary>
    public int Batches { get; set; } = 40;

    /// <summary>Cases of a batch.</summary>
    public int CasesPerBatch { get; set; } = 4;

    /// <summary>Kills while chains are read; one more comes while the file is written.</summary>
    public int Kills { get; set; } = 3;

    /// <summary>Codes that are read together: small, so that there are many places to be killed at.</summary>
    public int CodesPerChunk { get; set; } = 100;
}
