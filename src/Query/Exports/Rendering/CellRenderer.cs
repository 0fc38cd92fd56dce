using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>Renders one cell, with what stands between it and the cell before.</summary>
/// <param name="row">Takes it.</param>
/// <param name="cell">Its text; empty for an empty cell.</param>
/// <param name="kind">What it is.</param>
internal delegate void CellRenderer(ByteRow row, ReadOnlySpan<byte> cell, CellKind kind);
