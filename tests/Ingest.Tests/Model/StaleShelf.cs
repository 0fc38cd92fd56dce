using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A shelf that a committed batch made stale.</summary>
internal readonly record struct StaleShelf(StreamKey Stream, long Sequence, string Parent);
