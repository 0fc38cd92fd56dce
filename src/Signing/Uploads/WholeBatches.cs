using TraceEngine.Contracts.Batching;

namespace TraceEngine.Signing.Uploads;

/// <summary>A document of the facade goes in one batch: its size was checked with its list.</summary>
internal static class WholeBatches
{
    public static BatchLimits Limits { get; } = new()
    {
        MaxCodes = 1_000_000,
        MaxBytes = 512 * 1024 * 1024,
        MaxSections = SectionsAtMost,
    };

    /// <summary>Sections of a batch, as in the contract.</summary>
    public const int SectionsAtMost = 1_000;

    /// <summary>A row that does not fit would be left out in silence.</summary>
    public static void Require(bool isAdded)
    {
        if (!isAdded)
        {
            throw new InvalidOperationException("A document of the facade has more rows than one batch takes.");
        }
    }
}
