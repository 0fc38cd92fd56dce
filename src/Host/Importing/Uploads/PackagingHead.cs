using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>What rows of packaging share.</summary>
internal sealed record PackagingHead(PackagingAction Action, DateTimeOffset? EventAt, string ChangeReason);
