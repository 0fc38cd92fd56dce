namespace TraceEngine.Contracts.Batching;

/// <summary>Where a batch is cut.</summary>
public sealed record BatchLimits
{
    /// <summary>
    /// Most codes in a batch. 5,000 fill a transaction together with their neighbours and are acknowledged within milliseconds.
    /// </summary>
    public int MaxCodes { get; init; } = 5_000;

    /// <summary>Most bytes of a batch, estimated from above; must be below the server's largest message.</summary>
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>Most sections in a batch, as in the contract.</summary>
    public int MaxSections { get; init; } = 1_000;
}
