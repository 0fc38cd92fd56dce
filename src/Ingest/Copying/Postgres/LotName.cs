namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>What names a lot.</summary>
internal readonly record struct LotName(long ProductId, string Number);
