using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>What rows of packaging share.</summary>
public sealed record PackagingHead(PackagingAction Action, DateTimeOffset? EventAt, string ChangeReason);
