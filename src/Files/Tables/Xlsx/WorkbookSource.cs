using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Tables.Xlsx;

/// <summary>The rows of one sheet, with the workbook they need.</summary>
internal sealed class WorkbookSource : ITableSource
{
    private readonly Stream _file;
    private readonly Workbook _workbook;
    private readonly SheetSource _sheet;

    public WorkbookSource(UnpackedContent content, string? sheetName, UploadFileOptions options)
    {
        _file = content.Open();
        _workbook = new Workbook(_file, content.FileBytes, options);
        try
        {
            SheetName = sheetName ?? _workbook.SheetNames[0];
            _sheet = _workbook.OpenSheet(sheetName);
        }
        catch
        {
            _workbook.Dispose();
            throw;
        }
    }

    /// <summary>The sheet that is read.</summary>
    public string SheetName { get; }

    /// <summary>Sheets that are shown.</summary>
    public int SheetCount => _workbook.SheetNames.Count;

    public long RowNumber => _sheet.RowNumber;

    public IReadOnlyList<TableCell> Cells => _sheet.Cells;

    public bool Read() => _sheet.Read();

    public void Dispose()
    {
        _sheet.Dispose();
        _workbook.Dispose();
        _file.Dispose();
    }
}
