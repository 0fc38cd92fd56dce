namespace TraceEngine.Query.Lineage.Facts;

/// <summary>One version of a product.</summary>
internal readonly record struct ProductVersionId(long ProductId, int Version);
