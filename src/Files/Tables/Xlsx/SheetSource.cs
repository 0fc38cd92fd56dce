using System.Globalization;
using TraceEngine.Files.Markup;

namespace TraceEngine.Files.Tables.Xlsx;

/// <summary>The rows of a sheet as a stream. A number stays a number, so that a code stored as one is noticed.</summary>
internal sealed class SheetSource(MarkupReader part, SharedTexts texts, NumberFormats formats, UploadFileOptions options)
    : ITableSource
{
    private readonly List<TableCell> _cells = [];

    public long RowNumber { get; private set; }

    public IReadOnlyList<TableCell> Cells => _cells;

    public bool Read()
    {
        while (part.Read())
        {
            if (!part.IsStart || part.LocalName != "row")
            {
                continue;
            }

            RowNumber = long.TryParse(part.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : RowNumber + 1;
            _cells.Clear();
            if (!part.IsEmptyElement)
            {
                ReadCells();
            }

            if (_cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text)))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        part.Dispose();
        texts.Dispose();
    }

    private void ReadCells()
    {
        var depth = part.Depth;
        while (part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            if (part.IsStart && part.LocalName == "c")
            {
                var column = ColumnOf(part.Attribute("r")) ?? _cells.Count;
                if (column >= options.MaxColumns)
                {
                    throw TableFaults.TooManyColumns(RowNumber, options.MaxColumns);
                }

                var cell = ReadCell();
                while (_cells.Count <= column)
                {
                    _cells.Add(TableCell.Empty);
                }

                _cells[column] = cell;
            }
        }
    }

    private TableCell ReadCell()
    {
        var type = part.Attribute("t") ?? "n";
        _ = int.TryParse(part.Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        var value = "";
        if (!part.IsEmptyElement)
        {
            var depth = part.Depth;
            while (part.Read() && !(part.IsEnd && part.Depth == depth))
            {
                if (part.IsStart && part.LocalName is "v" or "is")
                {
                    value = part.ReadText(RowNumber);
                }
                else if (part.IsStart && part.LocalName == "f")
                {
                    _ = part.ReadText(RowNumber);
                }
            }
        }

        return value.Length == 0 ? TableCell.Empty : ToCell(type, style, value);
    }

    private TableCell ToCell(string type, int style, string value)
    {
        switch (type)
        {
            case "s":
                var isIndex = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
                return isIndex && texts.Find(index) is { } text
                    ? new TableCell(text, CellKind.Text)
                    : new TableCell("#REF!", CellKind.Error);
            case "inlineStr" or "str":
                return new TableCell(CellText.Unescape(value), CellKind.Text);
            case "b":
                return new TableCell(value is "1" or "true" ? "1" : "0", CellKind.Truth);
            case "e":
                return new TableCell(value, CellKind.Error);
            case "d":
                return new TableCell(value.Replace('T', ' '), CellKind.Moment);
            default:
                return formats.TryToMoment(value, style) is { } moment
                    ? new TableCell(moment, CellKind.Moment)
                    : new TableCell(value, CellKind.Number);
        }
    }

    // "BC12" is column 54, counted from 0.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var character in reference ?? "")
        {
            if (character is < 'A' or > 'Z' || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (character - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
