using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>An upload whose rows are products, one row for each package level.</summary>
internal interface IProductUpload
{
    /// <summary>The product without its levels.</summary>
    Product Product(SourceRow row);

    /// <summary>The level that a row describes; null when it describes none.</summary>
    PackageLevel? Level(SourceRow row);
}
