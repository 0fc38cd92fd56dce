namespace TraceEngine.Query.Exports.Rendering;

/// <summary>A sheet being written.</summary>
internal sealed class XlsxSheet : IDisposable
{
    private const int FlushBytes = 256 * 1024;
    private const int ColumnCharacters = 22;

    private readonly Stream _part;
    private readonly ByteRow _rows = new(2 * FlushBytes);

    /// <param name="part">Takes it; closed with the sheet.</param>
    /// <param name="headings">The first row.</param>
    public XlsxSheet(Stream part, IReadOnlyList<string> headings)
    {
        _part = part;
        _rows.Add("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"u8);
        _rows.Add("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>"u8);
        _rows.Add("<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\""u8);
        _rows.Add(" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\""u8);
        _rows.AddNumber(headings.Count);
        _rows.Add("\" width=\""u8);
        _rows.AddNumber(ColumnCharacters);
        _rows.Add("\" customWidth=\"1\"/></cols><sheetData>"u8);
        BeginRow();
        foreach (var heading in headings)
        {
            XlsxCells.AddHeading(_rows, heading);
        }

        EndRow();
    }

    /// <summary>Rows so far, the headings with them.</summary>
    public int RowCount { get; private set; }

    /// <summary>Starts a row, whose cells are then added to what this returns.</summary>
    public ByteRow BeginRow()
    {
        RowCount++;
        _rows.Add("<row r=\""u8);
        _rows.AddNumber(RowCount);
        _rows.Add("\">"u8);
        return _rows;
    }

    public void EndRow()
    {
        _rows.Add("</row>"u8);
        if (_rows.Length >= FlushBytes)
        {
            Flush();
        }
    }

    public void Dispose()
    {
        _rows.Add("</sheetData></worksheet>"u8);
        Flush();
        _part.Dispose();
    }

    private void Flush()
    {
        _part.Write(_rows.Written);
        _rows.Clear();
    }
}
