namespace TraceEngine.Ingest.Catalog;

/// <summary>The kinds of product, with the numbers that the table and the contract share.</summary>
internal enum RegisteredKind : short
{
    /// <summary>Imported drug (进口药).</summary>
    ImportedDrug = 1,

    /// <summary>Domestic drug (国产药).</summary>
    DomesticDrug = 2,

    /// <summary>Medical consumable (医用耗材).</summary>
    Consumable = 3,
}
