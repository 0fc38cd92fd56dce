using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Packing;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>A row that is good, as it was judged.</summary>
/// <param name="Row">Index in the batch.</param>
/// <param name="Case">What was known.</param>
/// <param name="Inside">Live codes directly inside the parent, for rows that empty or replace it.</param>
internal sealed record PackagingMove(int Row, PackagingCase Case, IReadOnlyList<CodeFact> Inside);
