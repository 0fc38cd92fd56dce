namespace TraceEngine.Ingest.Catalog;

/// <summary>The version of a product that is being written.</summary>
internal readonly record struct ProductKey(long ProductId, long EnterpriseId, int Version)
{
    /// <summary>Name of the id blocks that product ids come from.</summary>
    public const string Ids = "product";
}
