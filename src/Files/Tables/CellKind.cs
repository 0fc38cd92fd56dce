namespace TraceEngine.Files.Tables;

/// <summary>What a cell was before it became text.</summary>
internal enum CellKind
{
    /// <summary>Text; every cell of a CSV or TXT.</summary>
    Text,

    /// <summary>A number of a spreadsheet, which keeps fifteen digits.</summary>
    Number,

    /// <summary>A date or time of a spreadsheet, already written out.</summary>
    Moment,

    /// <summary>True or false of a spreadsheet, as 1 or 0.</summary>
    Truth,

    /// <summary>An error of a spreadsheet, such as #N/A.</summary>
    Error,
}
