namespace TraceEngine.Drills.SignTiming;

/// <summary>Scale of the drill.</summary>
internal sealed record SignTimingOptions
{
    public int Seed { get; set; } = 6;

    /// <summary>Calls of each sort.</summary>
    public int Calls { get; set; } = 2_000;

    /// <summary>Calls under way at once: a denied call waits for a look at the keys that all of them share.</summary>
    public int AtOnce { get; set; } = 50;

    /// <summary>Largest standard score of the difference; chance alone passes 5 once in a million runs.</summary>
    public double AtMost { get; set; } = 5;
}
