namespace TraceEngine.Storage.Databases;

/// <summary>How many ids a host takes at once and how long it keeps them.</summary>
public sealed record IdBlocksOptions
{
    /// <summary>Ids taken with one statement. Each unused one is a gap in the numbers, nothing more.</summary>
    public int BlockSize { get; init; } = 1024;

    /// <summary>After this time what is left of a block is dropped, so that ids stay near the order of insertion.</summary>
    public TimeSpan Expiry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The same, when it can work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value that cannot.</exception>
    internal IdBlocksOptions Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BlockSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Expiry, TimeSpan.Zero);
        return this;
    }
}
