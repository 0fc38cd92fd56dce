namespace TraceEngine.Files.TableWriting;

/// <summary>Makes the writer of a format.</summary>
internal static class TableWriters
{
    /// <summary>Starts a table; the stream stays open.</summary>
    public static ITableWriter Start(TableFormat format, Stream target, string sheetName, IReadOnlyList<OutputColumn> columns) =>
        format == TableFormat.Xlsx ? new XlsxTableWriter(target, sheetName, columns) : new CsvTableWriter(target);

    /// <summary>The format that a file's name asks for: XLSX by .xlsx, else CSV.</summary>
    public static TableFormat FormatOf(string path) =>
        Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? TableFormat.Xlsx : TableFormat.Csv;
}
