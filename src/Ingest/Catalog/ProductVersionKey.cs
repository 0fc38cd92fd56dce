namespace TraceEngine.Ingest.Catalog;

/// <summary>Names one version of a product.</summary>
internal readonly record struct ProductVersionKey(long ProductId, int Version);
