using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using TraceEngine.Files.Tables.Xlsx;

namespace TraceEngine.Files.TableWriting;

/// <summary>
/// Writes an XLSX as a stream: every cell but numbers is text, so no code becomes a number and nothing runs as a formula. Rows
/// beyond what a sheet holds go on in a further sheet under the same headings. The same rows make the same bytes.
/// </summary>
internal sealed class XlsxTableWriter : ITableWriter
{
    /// <summary>Rows of a sheet, by the format.</summary>
    public const int MaxRows = 1_048_576;

    // The oldest time that a ZIP can hold.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = true };

    private readonly ZipArchive _archive;
    private readonly string _sheetName;
    private readonly IReadOnlyList<OutputColumn> _columns;
    private readonly int _maxRows;
    private readonly int _frozenRows;
    private IReadOnlyList<OutputCell>? _headings;
    private XmlWriter? _sheet;
    private int _sheets;
    private int _row;

    /// <summary>Starts a workbook.</summary>
    /// <param name="target">Takes it; stays open, need not seek.</param>
    /// <param name="sheetName">Name of the sheet, at most 28 characters.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="frozenRows">Rows that stay in sight.</param>
    /// <param name="maxRows">Rows of a sheet; less only for tests.</param>
    public XlsxTableWriter(
        Stream target, string sheetName, IReadOnlyList<OutputColumn> columns, int frozenRows = 1, int maxRows = MaxRows)
    {
        _archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        _sheetName = sheetName;
        _columns = columns;
        _frozenRows = frozenRows;
        _maxRows = maxRows;
        WritePart("_rels/.rels", XlsxParts.PackageRelationships);
        WritePart("xl/styles.xml", XlsxParts.Styles);
    }

    public void WriteRow(IReadOnlyList<OutputCell> cells)
    {
        if (_sheet is null)
        {
            _headings ??= [.. cells];
            StartSheet();
        }
        else if (_row == _maxRows)
        {
            EndSheet();
            StartSheet();
            Write(_headings!);
        }

        Write(cells);
    }

    public void Complete()
    {
        if (_sheet is null)
        {
            StartSheet();
        }

        EndSheet();
        WriteWorkbook();
        WritePart("xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelationships(_sheets));
        WritePart("[Content_Types].xml", XlsxParts.ContentTypes(_sheets));
        _archive.Dispose();
    }

    public void Dispose()
    {
        _sheet?.Dispose();
        _archive.Dispose();
    }

    private void Write(IReadOnlyList<OutputCell> cells)
    {
        _row++;
        var sheet = _sheet!;
        var row = _row.ToString(CultureInfo.InvariantCulture);
        sheet.WriteStartElement("row");
        sheet.WriteAttributeString("r", row);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Text.Length > 0 || cells[i].Kind == OutputCellKind.Code)
            {
                WriteCell(ColumnName(i) + row, cells[i]);
            }
        }

        sheet.WriteEndElement();
    }

    private void WriteCell(string reference, OutputCell cell)
    {
        var sheet = _sheet!;
        sheet.WriteStartElement("c");
        sheet.WriteAttributeString("r", reference);
        if (cell.Kind == OutputCellKind.Number)
        {
            sheet.WriteElementString("v", cell.Text);
        }
        else
        {
            sheet.WriteAttributeString("s", StyleOf(cell).ToString(CultureInfo.InvariantCulture));
            if (cell.Text.Length > 0)
            {
                sheet.WriteAttributeString("t", "inlineStr");
                sheet.WriteStartElement("is");
                sheet.WriteStartElement("t");
                sheet.WriteAttributeString("xml", "space", null, "preserve");
                sheet.WriteString(CellText.Escape(cell.Text));
                sheet.WriteEndElement();
                sheet.WriteEndElement();
            }
        }

        sheet.WriteEndElement();
    }

    private static int StyleOf(OutputCell cell) => cell.Kind switch
    {
        OutputCellKind.Heading => XlsxParts.HeadingStyle,
        OutputCellKind.Hint => XlsxParts.HintStyle,
        _ => CsvCell.StartsFormula(cell.Text) ? XlsxParts.QuotedStyle : XlsxParts.TextStyle,
    };

    private void StartSheet()
    {
        _sheets++;
        _row = 0;
        _sheet = XmlWriter.Create(OpenPart($"xl/worksheets/sheet{_sheets}.xml"), Settings);
        _sheet.WriteStartElement("worksheet", XlsxParts.SheetNamespace);
        _sheet.WriteRaw(
            $"""<sheetViews><sheetView workbookViewId="0"><pane ySplit="{_frozenRows}" topLeftCell="A{_frozenRows + 1}" """
            + """activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        WriteColumns();
        _sheet.WriteStartElement("sheetData");
    }

    // The format knows no empty list of columns.
    private void WriteColumns()
    {
        if (_columns.Count == 0)
        {
            return;
        }

        _sheet!.WriteStartElement("cols");
        foreach (var (index, column) in _columns.Index())
        {
            var style = column.IsCode ? $" style=\"{XlsxParts.TextStyle}\"" : "";
            _sheet.WriteRaw($"""<col min="{index + 1}" max="{index + 1}" width="{column.Width}" customWidth="1"{style}/>""");
        }

        _sheet.WriteEndElement();
    }

    private void EndSheet()
    {
        _sheet!.WriteEndElement();
        var choices = _columns.Index().Where(one => one.Item.Choices.Count > 0).ToList();
        if (choices.Count > 0)
        {
            _sheet.WriteStartElement("dataValidations");
            foreach (var (index, column) in choices)
            {
                var name = ColumnName(index);
                _sheet.WriteStartElement("dataValidation");
                _sheet.WriteAttributeString("type", "list");
                _sheet.WriteAttributeString("allowBlank", "1");
                _sheet.WriteAttributeString("showErrorMessage", "1");
                _sheet.WriteAttributeString("sqref", $"{name}{_frozenRows + 1}:{name}{MaxRows}");
                _sheet.WriteElementString("formula1", $"\"{string.Join(',', column.Choices)}\"");
                _sheet.WriteEndElement();
            }

            _sheet.WriteEndElement();
        }

        _sheet.WriteEndElement();
        _sheet.Dispose();
        _sheet = null;
    }

    private void WriteWorkbook()
    {
        using var workbook = XmlWriter.Create(OpenPart("xl/workbook.xml"), Settings);
        workbook.WriteStartElement("workbook", XlsxParts.SheetNamespace);
        workbook.WriteStartElement("sheets");
        for (var sheet = 1; sheet <= _sheets; sheet++)
        {
            workbook.WriteStartElement("sheet");
            workbook.WriteAttributeString("name", sheet == 1 ? _sheetName : $"{_sheetName} {sheet}");
            workbook.WriteAttributeString("sheetId", sheet.ToString(CultureInfo.InvariantCulture));
            workbook.WriteAttributeString("r", "id", XlsxParts.RelationshipNamespace, $"rId{sheet}");
            workbook.WriteEndElement();
        }

        workbook.WriteEndElement();
        workbook.WriteEndElement();
    }

    private Stream OpenPart(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private void WritePart(string name, string text)
    {
        using var part = new StreamWriter(OpenPart(name), new UTF8Encoding(false));
        part.Write(text);
    }

    // 0 is A, 26 is AA.
    private static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));
}
