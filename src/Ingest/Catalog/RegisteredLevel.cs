namespace TraceEngine.Ingest.Catalog;

/// <summary>One way a product is packed, in the order in which it was registered.</summary>
/// <param name="Level">1 = smallest package, growing outward, up to 9.</param>
/// <param name="Name">Name of the level, such as 盒; empty when none was given.</param>
/// <param name="Prefix">7 digits, a GTIN-14 or an MA device id; empty when its codes carry none.</param>
/// <param name="Barcode">Barcode of this level; empty when none was given.</param>
/// <param name="ContainedCount">Packages of the level below that it holds, 0 = unknown.</param>
internal sealed record RegisteredLevel(int Level, string Name, string Prefix, string Barcode, int ContainedCount)
{
    /// <summary>Unit of the level; empty when none was given.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Device identifier of what it holds; empty when none was given.</summary>
    public string ContainedIdentifier { get; init; } = string.Empty;

    /// <summary>Whether it says more than a registration from a relation file does.</summary>
    public bool HasUploadFields => Unit.Length > 0 || ContainedIdentifier.Length > 0;
}
