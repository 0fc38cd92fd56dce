namespace TraceEngine.Files.TableWriting;

/// <summary>Formats in which tables are written for people.</summary>
public enum TableFormat
{
    /// <summary>CSV: UTF-8 with byte order mark, commas, CR LF.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,
}
