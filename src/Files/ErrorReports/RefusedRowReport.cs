using System.Globalization;
using System.Text;

namespace TraceEngine.Files.ErrorReports;

/// <summary>
/// Writes refused rows to a CSV that opens right in a spreadsheet: UTF-8 with byte order mark, CR LF, codes as text, no formulas.
/// The file appears under its name only when <see cref="Complete"/> returned; without it nothing is left behind.
/// </summary>
public sealed class RefusedRowReport : IDisposable
{
    private const string Heading =
        "行号 Row,追溯码 Code,字段 Field,原因 Reason,说明,Message,处理办法,What to do,包装层级 Level,上级码 Parent";

    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly FileStream _file;
    private readonly StreamWriter _writer;
    private bool _isClosed;

    /// <summary>Starts a report; an older one of this name stays until this one is complete.</summary>
    /// <param name="path">Where the report will be; its folder must exist.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public RefusedRowReport(string path)
    {
        _path = Path.GetFullPath(path);
        _temporaryPath = $"{_path}.{Guid.NewGuid():N}.part";
        _file = new FileStream(_temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        _writer = new StreamWriter(_file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
        { NewLine = "\r\n" };
        _writer.WriteLine(Heading);
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    public void Add(in RefusedRow row)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        _writer.Write(row.RowNumber.ToString(CultureInfo.InvariantCulture));
        WriteCell(CsvCell.OfCode(row.Code));
        WriteCell(CsvCell.OfText(row.Field));
        WriteCell(CsvCell.OfText(row.Reason));
        WriteCell(CsvCell.OfText(row.MessageZh));
        WriteCell(CsvCell.OfText(row.MessageEn));
        WriteCell(CsvCell.OfText(row.RemedyZh));
        WriteCell(CsvCell.OfText(row.RemedyEn));
        WriteCell(row.Level?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
        WriteCell(CsvCell.OfCode(row.Parent ?? string.Empty));
        _writer.WriteLine();
        RowCount++;
    }

    /// <summary>Brings the report to disk and under its name.</summary>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        _writer.Flush();
        _file.Flush(flushToDisk: true);
        Close();
        File.Move(_temporaryPath, _path, overwrite: true);
    }

    /// <summary>Closes; removes what was written unless the report is complete.</summary>
    public void Dispose()
    {
        if (_isClosed)
        {
            return;
        }

        try
        {
            Close();
        }
        finally
        {
            File.Delete(_temporaryPath);
        }
    }

    private void Close()
    {
        _isClosed = true;
        try
        {
            _writer.Dispose();
        }
        finally
        {
            _file.Dispose();
        }
    }

    private void WriteCell(string cell)
    {
        _writer.Write(',');
        _writer.Write(cell);
    }
}
