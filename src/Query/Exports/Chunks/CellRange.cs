namespace TraceEngine.Query.Exports.Chunks;

/// <summary>Where a cell is in the content of a chunk.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct CellRange(int Start, int Length);
