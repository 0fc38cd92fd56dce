namespace TraceEngine.Query.Lineage.Facts;

/// <summary>Product and lot of a section that activates.</summary>
/// <param name="Product">The product as it was then.</param>
/// <param name="LotId">The lot.</param>
internal readonly record struct ActivatedGoods(ProductVersionId Product, long LotId);
