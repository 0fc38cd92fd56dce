using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Recognition;

/// <summary>The first rows of a table, and which of them holds the headings.</summary>
internal sealed class TablePreview
{
    /// <summary>A title, a date and an empty row above the headings are usual; more than ten rows are not.</summary>
    private const int MaxRows = 10;

    private readonly List<(long Number, IReadOnlyList<string> Cells)> _rows = [];
    private int _header;

    private TablePreview()
    {
    }

    /// <summary>Whether there is any row.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Why no more rows could be read; null when they could.</summary>
    public UploadFileException? Fault { get; private set; }

    /// <summary>Row of the headings.</summary>
    public long HeaderRow => _rows[_header].Number;

    /// <summary>The headings, those at the end without text left out.</summary>
    public IReadOnlyList<string> Headings => _rows[_header].Cells;

    /// <summary>Headings that mean a field of the upload that fits best.</summary>
    public int KnownCount { get; private set; }

    /// <summary>Row with hints; 0 without.</summary>
    public long HintsRow { get; private set; }

    /// <summary>The upload that the hints name; null without.</summary>
    public UploadKind? HintsKind { get; private set; }

    /// <summary>Reads the first rows of a source.</summary>
    /// <param name="source">The source; the caller disposes it.</param>
    /// <param name="kinds">The uploads in question.</param>
    public static TablePreview Of(ITableSource source, IReadOnlyList<UploadKind> kinds)
    {
        var preview = new TablePreview();
        try
        {
            while (preview._rows.Count < MaxRows && source.Read())
            {
                preview._rows.Add((source.RowNumber, [.. source.Cells.Select(cell => cell.Text)]));
            }
        }
        catch (UploadFileException fault)
        {
            // Under the wrong separator, or where the beginning ends inside quotes. What is really wrong the reader meets again.
            preview.Fault = fault;
        }

        preview.FindHeader(kinds);
        return preview;
    }

    private void FindHeader(IReadOnlyList<UploadKind> kinds)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            var known = kinds.Max(kind => ColumnMap.Count(kind, _rows[row].Cells));
            if (known > KnownCount)
            {
                KnownCount = known;
                _header = row;
            }
        }

        if (_header + 1 < _rows.Count && TemplateMark.IsHints(_rows[_header + 1].Cells[0], out var kind))
        {
            HintsRow = _rows[_header + 1].Number;
            HintsKind = kind;
        }
    }
}
