using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>One row of packagings: what was done with these children of a parent in one section.</summary>
internal sealed record PackagingEntry(
    long SectionId, int Ordinal, PackingAction Action, short Mode, byte[] Parent, List<byte[]> Children);
