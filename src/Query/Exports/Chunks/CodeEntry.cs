namespace TraceEngine.Query.Exports.Chunks;

/// <summary>A code of a chunk.</summary>
/// <param name="Birth">Place of its birth; -1 when it has none.</param>
/// <param name="FirstVisit">Place of its first visit.</param>
/// <param name="VisitCount">Its visits.</param>
internal readonly record struct CodeEntry(int Birth, int FirstVisit, int VisitCount);
