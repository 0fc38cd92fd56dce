using System.Text;

namespace TraceEngine.Files.TableWriting;

/// <summary>
/// Writes a CSV that opens right in a spreadsheet: UTF-8 with byte order mark, CR LF, codes as text, no formulas.
/// </summary>
internal sealed class CsvTableWriter(Stream target) : ITableWriter
{
    private readonly StreamWriter _writer =
        new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true)
        {
            NewLine = "\r\n",
        };

    public void WriteRow(IReadOnlyList<OutputCell> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
            {
                _writer.Write(',');
            }

            _writer.Write(cells[i].Kind == OutputCellKind.Code ? CsvCell.OfCode(cells[i].Text) : CsvCell.OfText(cells[i].Text));
        }

        _writer.WriteLine();
    }

    public void Complete() => _writer.Flush();

    public void Dispose() => _writer.Dispose();
}
