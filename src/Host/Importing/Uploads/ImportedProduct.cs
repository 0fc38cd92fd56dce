using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>A product and the rows of the file that describe it, one for each package level.</summary>
internal sealed record ImportedProduct(Product Product, IReadOnlyList<long> RowNumbers);
