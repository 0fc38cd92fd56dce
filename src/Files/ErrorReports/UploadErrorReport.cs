using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Tables;
using TraceEngine.Files.TableWriting;

namespace TraceEngine.Files.ErrorReports;

/// <summary>
/// Writes the refused rows of a table: row number, the original cells under their headings, what is wrong and what to do. Once
/// corrected it can be imported as it is: the columns it adds mean no field. CSV or XLSX, codes as text, no formulas, in bounded
/// memory. The file appears under its name only when <see cref="Complete"/> returned; without it nothing is left behind.
/// </summary>
public sealed class UploadErrorReport : IDisposable
{
    /// <summary>A number of up to eleven digits is shown whole by a spreadsheet, longer ones in scientific notation.</summary>
    private const int ShownDigits = 11;

    private static readonly (string Heading, int Width)[] Added =
    [
        ("问题项 Problem", 20), ("问题说明", 50), ("What is wrong", 50), ("处理办法", 50), ("What to do", 50),
    ];

    private readonly ReportFile _file;
    private readonly ITableWriter _writer;
    private readonly IReadOnlyList<UploadField?> _columns;
    private bool _isClosed;

    /// <summary>Starts a report; an older one of this name stays until this one is complete.</summary>
    /// <param name="path">Where the report will be: an XLSX when it ends in .xlsx, else a CSV; its folder must exist.</param>
    /// <param name="headings">The file's headings, as <see cref="UploadReader.Headings"/> has them.</param>
    /// <param name="columns">The field of each column, as <see cref="UploadReader.Columns"/> has them.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public UploadErrorReport(string path, IReadOnlyList<string> headings, IReadOnlyList<UploadField?> columns)
    {
        _columns = columns;
        _file = new ReportFile(path);
        _writer = TableWriters.Start(
            TableWriters.FormatOf(path),
            _file.Stream,
            "错误报告",
            [
                OutputColumn.Plain(10),
                .. columns.Select(field => new OutputColumn(20, field?.Type == UploadFieldType.Code, [])),
                .. Added.Select(column => OutputColumn.Plain(column.Width)),
            ]);
        _writer.WriteRow(
        [
            OutputCell.OfHeading("行号 Row"),
            .. headings.Select(OutputCell.OfHeading),
            .. Added.Select(column => OutputCell.OfHeading(column.Heading)),
        ]);
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Adds a row with what the reader found wrong.</summary>
    /// <param name="row">The row.</param>
    public void Add(UploadRow row) => Add(row, row.Faults);

    /// <summary>Adds a row with what the reader, or a server, found wrong.</summary>
    /// <param name="row">The row.</param>
    /// <param name="faults">What is wrong; at least one thing.</param>
    public void Add(UploadRow row, IReadOnlyList<RowFault> faults)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        _writer.WriteRow(
        [
            OutputCell.OfNumber(row.RowNumber),
            .. Enumerable.Range(0, _columns.Count).Select(column => Original(row, column)),
            OutputCell.OfText(Join(faults.Select(fault => $"{fault.FieldZh} {fault.Field}").Distinct())),
            OutputCell.OfText(Join(faults.Select(fault => fault.MessageZh))),
            OutputCell.OfText(Join(faults.Select(fault => fault.MessageEn))),
            OutputCell.OfText(Join(faults.Select(fault => fault.RemedyZh).Distinct())),
            OutputCell.OfText(Join(faults.Select(fault => fault.RemedyEn).Distinct())),
        ]);
        RowCount++;
    }

    /// <summary>Brings the report to disk and under its name.</summary>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        _writer.Complete();
        _isClosed = true;
        _writer.Dispose();
        _file.Complete();
    }

    /// <summary>Closes; removes what was written unless the report is complete.</summary>
    public void Dispose()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _writer.Dispose();
        }

        _file.Dispose();
    }

    private OutputCell Original(UploadRow row, int column)
    {
        var text = column < row.Cells.Count ? row.Cells[column] : "";
        var isCode = _columns[column]?.Type == UploadFieldType.Code
            || (text.Length > ShownDigits && !text.AsSpan().ContainsAnyExceptInRange('0', '9'));
        return isCode ? OutputCell.OfCode(text) : OutputCell.OfText(text);
    }

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines);
}
