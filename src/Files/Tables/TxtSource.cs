using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Files.Tables;

/// <summary>
/// The TXT of suppliers: first line <c>$supplier&lt;sep&gt;document number</c>, rows of code, drug name, lot and made date, last
/// line <c>#</c>. Several such parts may follow each other.
/// </summary>
internal sealed class TxtSource(SeparatedSource lines, UploadNotes notes) : ITableSource
{
    /// <summary>Columns that stand in the file.</summary>
    public const int OriginalCount = 4;

    private static readonly string[] Headings = ["追溯码", "药品名称", "批号", "生产日期", "单据号", "货单编号", "供应商"];
    private static readonly string?[] Targets =
    [
        UploadTargets.Code, null, UploadTargets.GoodsLotNumber, UploadTargets.GoodsMadeOn, UploadTargets.DocumentNumber,
        UploadTargets.ShippingNote, UploadTargets.ShipperName,
    ];

    private readonly TableCell[] _cells = new TableCell[Targets.Length];
    private TableCell _supplier = TableCell.Empty;
    private TableCell _number = TableCell.Empty;
    private bool _isOpen;

    public long RowNumber => lines.RowNumber;

    public IReadOnlyList<TableCell> Cells => _cells;

    public static ColumnMap Map(UploadKind kind) => ColumnMap.Of(kind, Headings, Targets);

    public bool Read()
    {
        while (lines.Read())
        {
            var first = lines.Cells[0].Text.TrimStart();
            if (first.StartsWith('$'))
            {
                NoteEnd();
                _supplier = new TableCell(first[1..], CellKind.Text);
                _number = lines.Cells.Count > 1 ? lines.Cells[1] : TableCell.Empty;
                _isOpen = true;
            }
            else if (first.TrimEnd() == "#")
            {
                _isOpen = false;
            }
            else
            {
                for (var i = 0; i < OriginalCount; i++)
                {
                    _cells[i] = i < lines.Cells.Count ? lines.Cells[i] : TableCell.Empty;
                }

                _cells[4] = _number;
                _cells[5] = _number;
                _cells[6] = _supplier;
                return true;
            }
        }

        NoteEnd();
        _isOpen = false;
        return false;
    }

    public void Dispose() => lines.Dispose();

    private void NoteEnd()
    {
        if (_isOpen)
        {
            notes.Add(UploadNoteKind.EndMissing, "#", RowNumber);
        }
    }
}
