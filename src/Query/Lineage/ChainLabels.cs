namespace TraceEngine.Query.Lineage;

/// <summary>What is read last, when all codes of a chain are known: the upload, and the names of the package levels.</summary>
/// <param name="Stream">Name of the stream or document.</param>
/// <param name="UploadedAt">When its batch was committed.</param>
/// <param name="BySection">Package levels of the products of the sections.</param>
/// <param name="ByPrefix">Package level of each prefix of codes that are not activated.</param>
internal sealed record ChainLabels(
    string Stream,
    DateTime UploadedAt,
    IReadOnlyDictionary<long, List<LevelEntry>> BySection,
    IReadOnlyDictionary<string, LevelEntry> ByPrefix)
{
    /// <summary>Level and its name for an activated code; of several entries on its level the one with its prefix.</summary>
    public LevelEntry Of(CodeRow code)
    {
        var prefix = KeyPrefix.Of(code.Key);
        var best = new LevelEntry(code.Level, string.Empty, string.Empty);
        foreach (var entry in BySection.GetValueOrDefault(code.SectionId, []))
        {
            if (entry.Level != code.Level)
            {
                continue;
            }

            if (entry.Prefix == prefix)
            {
                return entry;
            }

            best = best.Name.Length == 0 ? entry : best;
        }

        return best;
    }

    /// <summary>Level and its name for a code that is not activated, as far as its prefix tells; else level 0.</summary>
    public LevelEntry OfOpen(byte[] key) =>
        ByPrefix.GetValueOrDefault(KeyPrefix.Of(key), new LevelEntry(0, string.Empty, string.Empty));
}
