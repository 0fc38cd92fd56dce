using System.Collections.Immutable;

namespace TraceEngine.Ingest.Catalog;

/// <summary>What an enterprise registers as a product, in canonical order: equal contents are one version.</summary>
internal sealed record ProductContent(
    string ProductCode,
    RegisteredKind Kind,
    string NhsaCode,
    string Barcode,
    string Name,
    string Spec,
    ImmutableArray<RegisteredLevel> Levels,
    ImmutableArray<string> ActivatingCreditCodes)
{
    /// <summary>
    /// The same content with levels and credit codes sorted and each credit code once. Two readers of one file may meet the
    /// prefixes in another order, and that must not make a new version.
    /// </summary>
    public ProductContent InCanonicalOrder() => this with
    {
        Levels = [.. Levels
            .OrderBy(level => level.Level)
            .ThenBy(level => level.Prefix, StringComparer.Ordinal)
            .ThenBy(level => level.Name, StringComparer.Ordinal)
            .ThenBy(level => level.Barcode, StringComparer.Ordinal)
            .ThenBy(level => level.ContainedCount)],
        ActivatingCreditCodes = [.. ActivatingCreditCodes
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)],
    };

    /// <summary>The prefixes of all levels that have one.</summary>
    public string[] Prefixes() => [.. Levels.Where(level => level.Prefix.Length > 0).Select(level => level.Prefix)];
}
