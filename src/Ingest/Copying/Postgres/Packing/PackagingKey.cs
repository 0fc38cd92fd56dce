using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>A row of packagings but for the children.</summary>
internal readonly record struct PackagingKey(long SectionId, int Ordinal, PackingAction Action, short Mode, byte[] Parent);
