namespace TraceEngine.Ingest.Catalog;

/// <summary>What a registered prefix or identifier says about the codes that carry it.</summary>
/// <param name="Product">The product, in its newest version.</param>
/// <param name="Level">The package level of the codes, 1 (smallest) to 9.</param>
internal readonly record struct PrefixEntry(RegisteredProduct Product, int Level);
