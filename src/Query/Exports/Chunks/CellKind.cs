namespace TraceEngine.Query.Exports.Chunks;

/// <summary>What the cells of a column are.</summary>
internal enum CellKind
{
    /// <summary>Any text; never run as a formula.</summary>
    Text,

    /// <summary>A code or another identifier, which a spreadsheet must not take for a number.</summary>
    Code,

    /// <summary>A number, or nothing.</summary>
    Number,
}
