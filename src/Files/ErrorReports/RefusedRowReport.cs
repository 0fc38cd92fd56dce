using System.Globalization;
using TraceEngine.Files.TableWriting;

namespace TraceEngine.Files.ErrorReports;

/// <summary>
/// Writes refused rows of a file without columns of its own (relation XML) to a CSV or XLSX that opens right in a spreadsheet:
/// codes as text, no formulas. The file appears under its name only when <see cref="Complete"/> returned; without it nothing is
/// left behind.
/// </summary>
public sealed class RefusedRowReport : IDisposable
{
    private static readonly (string Heading, int Width)[] Columns =
    [
        ("行号 Row", 10), ("追溯码 Code", 28), ("字段 Field", 14), ("原因 Reason", 18), ("说明", 40), ("Message", 40), ("处理办法", 40),
        ("What to do", 40), ("包装层级 Level", 10), ("上级码 Parent", 28),
    ];

    private readonly ReportFile _file;
    private readonly ITableWriter _writer;
    private bool _isClosed;

    /// <summary>Starts a report; an older one of this name stays until this one is complete.</summary>
    /// <param name="path">Where the report will be: an XLSX when it ends in .xlsx, else a CSV; its folder must exist.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public RefusedRowReport(string path)
    {
        _file = new ReportFile(path);
        _writer = TableWriters.Start(
            TableWriters.FormatOf(path), _file.Stream, "拒收明细", [.. Columns.Select(column => OutputColumn.Plain(column.Width))]);
        _writer.WriteRow([.. Columns.Select(column => OutputCell.OfHeading(column.Heading))]);
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    public void Add(in RefusedRow row)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        _writer.WriteRow(
        [
            OutputCell.OfNumber(row.RowNumber),
            OutputCell.OfCode(row.Code),
            OutputCell.OfText(row.Field),
            OutputCell.OfText(row.Reason),
            OutputCell.OfText(row.MessageZh),
            OutputCell.OfText(row.MessageEn),
            OutputCell.OfText(row.RemedyZh),
            OutputCell.OfText(row.RemedyEn),
            OutputCell.OfText(row.Level?.ToString(CultureInfo.InvariantCulture) ?? string.Empty),
            OutputCell.OfCode(row.Parent ?? string.Empty),
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
}
