namespace TraceEngine.Ingest.Catalog;

/// <summary>The version of a product that is being written.</summary>
internal readonly record struct ProductKey(long ProductId, long EnterpriseId, int Version);
