namespace TraceEngine.Drills.KillClient;

/// <summary>Scale of the drill.</summary>
internal sealed record KillImportOptions
{
    public int Seed { get; set; } = 5;

    /// <summary>Codes in the file.</summary>
    public int Codes { get; set; } = 2_000_000;

    public int Kills { get; set; } = 20;

    public int BatchCodes { get; set; } = 1_000;
}
