namespace TraceEngine.Ingest.Catalog;

/// <summary>One version of a product as it was registered, never changed since.</summary>
/// <param name="Key">Which product and version.</param>
/// <param name="EnterpriseId">Its owner.</param>
/// <param name="Content">What was registered.</param>
/// <param name="CreatedAt">When it was written.</param>
internal sealed record StoredProduct(
    ProductVersionKey Key, long EnterpriseId, ProductContent Content, DateTimeOffset CreatedAt);
