using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>A section header that is good.</summary>
internal sealed record CheckedHeader(RegisteredProduct Product, SectionLot Lot, DateTimeOffset ActivatedAt);
