namespace TraceEngine.Files.TableWriting;

/// <summary>How a cell is written.</summary>
internal enum OutputCellKind
{
    /// <summary>Text; one that a spreadsheet would run as a formula is neutralised.</summary>
    Text,

    /// <summary>A code: always text, an empty cell of it too.</summary>
    Code,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A hint below a heading.</summary>
    Hint,
}
