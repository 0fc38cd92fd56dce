namespace TraceEngine.Query.Lineage.Facts;

/// <summary>One version of a product; never changed.</summary>
internal sealed record ProductFacts
{
    public required ProductVersionId Id { get; init; }

    /// <summary>The enterprise that registered it; another than the activating one when production is contracted out.</summary>
    public required long OwnerId { get; init; }

    public required string ProductCode { get; init; }

    /// <summary>Kind of product, with the numbers of the contract.</summary>
    public required int Kind { get; init; }

    public required string Name { get; init; }

    public required string Spec { get; init; }

    public required string NhsaCode { get; init; }

    public required string Barcode { get; init; }

    /// <summary>Its package levels in the order of registration.</summary>
    public required IReadOnlyList<LevelEntry> Levels { get; init; }

    /// <summary>Level and its name for a code; of several entries on its level the one with its prefix.</summary>
    public LevelEntry LevelOf(byte[] key, int level)
    {
        var best = new LevelEntry(level, string.Empty, string.Empty);
        var isFound = false;
        string? prefix = null;
        foreach (var entry in Levels)
        {
            if (entry.Level != level)
            {
                continue;
            }

            prefix ??= KeyPrefix.Of(key);
            if (entry.Prefix == prefix)
            {
                return entry;
            }

            (best, isFound) = isFound ? (best, true) : (entry, true);
        }

        return best;
    }
}
