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
    private const string DeviceIdentifier = "device_identifier";
    private const string SalesUnit = "sales_unit";

    /// <summary>Whether it is in effect, as declared; empty when nobody said.</summary>
    public string EffectiveFlag { get; init; } = string.Empty;

    /// <summary>What only its kind has.</summary>
    public ProductDetails Details { get; init; } = ProductDetails.None;

    /// <summary>
    /// An uploaded consumable names its smallest sales unit by a device identifier of its own, and lists packages only around it:
    /// the same content with that identifier as a level 1, unless a level carries it already.
    /// </summary>
    public ProductContent WithSalesUnitLevel()
    {
        var identifier = Details[DeviceIdentifier];
        if (Kind != RegisteredKind.Consumable || identifier.Length == 0 || Levels.Any(level => level.Prefix == identifier))
        {
            return this;
        }

        var unit = Details[SalesUnit];
        return this with { Levels = [new RegisteredLevel(1, unit, identifier, string.Empty, 0) { Unit = unit }, .. Levels] };
    }

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
            .ThenBy(level => level.ContainedCount)
            .ThenBy(level => level.Unit, StringComparer.Ordinal)
            .ThenBy(level => level.ContainedIdentifier, StringComparer.Ordinal)],
        ActivatingCreditCodes = [.. ActivatingCreditCodes
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)],
    };

    /// <summary>The prefixes of all levels that have one.</summary>
    public string[] Prefixes() => [.. Levels.Where(level => level.Prefix.Length > 0).Select(level => level.Prefix)];
}
