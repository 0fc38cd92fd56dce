namespace TraceEngine.Query.Exports.Chunks;

/// <summary>A node that reached a code.</summary>
/// <param name="Node">Place of the node.</param>
/// <param name="Via">The code that the document names.</param>
internal readonly record struct VisitEntry(int Node, CellRange Via);
