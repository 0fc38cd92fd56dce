using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Rows that share a header, in the order in which they are sent.</summary>
internal sealed record ImportedPart<THeader>(THeader Header, IReadOnlyList<UploadedRow> Rows);
