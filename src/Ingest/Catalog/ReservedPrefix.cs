namespace TraceEngine.Ingest.Catalog;

/// <summary>A prefix held by a product.</summary>
/// <param name="Prefix">7 digits, a GTIN-14 or an MA device id.</param>
/// <param name="Level">Its package level, 1 to 9.</param>
internal readonly record struct ReservedPrefix(string Prefix, int Level);
