namespace TraceEngine.Files.Tables;

/// <summary>The rows of a file, whatever its format, one after the other in bounded memory.</summary>
internal interface ITableSource : IDisposable
{
    /// <summary>Number of the current row in the file, 1-based, as a spreadsheet shows it.</summary>
    long RowNumber { get; }

    /// <summary>
    /// The cells of the current row; gone at the next <see cref="Read"/>. Rows without any content are left out.
    /// </summary>
    IReadOnlyList<TableCell> Cells { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="UploadFileException">The file cannot be read on.</exception>
    bool Read();
}
