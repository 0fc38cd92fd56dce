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
        var best = -1;
        string? prefix = null;
        for (var index = 0; index < Levels.Count; index++)
        {
            if (Levels[index].Level != level)
            {
                continue;
            }

            // Most levels have one entry: then nobody needs to know the prefix.
            if (best >= 0 && (prefix ??= KeyPrefix.Of(key)) == Levels[index].Prefix && Levels[best].Prefix != prefix)
            {
                return Levels[index];
            }

            best = best < 0 ? index : best;
        }

        return best < 0 ? new LevelEntry(level, string.Empty, string.Empty) : Levels[best];
    }
}
