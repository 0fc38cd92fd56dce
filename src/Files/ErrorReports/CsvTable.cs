using TraceEngine.Files.TableWriting;

namespace TraceEngine.Files.ErrorReports;

/// <summary>
/// Writes a table as CSV that opens right in a spreadsheet: CR LF, codes as text, no formulas. The writer's encoding is the
/// caller's; files want UTF-8 with byte order mark.
/// </summary>
public sealed class CsvTable
{
    private readonly TextWriter _writer;
    private bool _isInRow;

    /// <summary>Starts a table with its heading.</summary>
    /// <param name="writer">Where to; stays open.</param>
    /// <param name="columns">Names of the columns.</param>
    public CsvTable(TextWriter writer, params ReadOnlySpan<string> columns)
    {
        _writer = writer;
        foreach (var column in columns)
        {
            AddText(column);
        }

        EndRow();
    }

    /// <summary>Adds a cell of any text.</summary>
    public CsvTable AddText(string value) => Add(CsvCell.OfText(value));

    /// <summary>Adds a cell that holds a code; empty stays empty.</summary>
    public CsvTable AddCode(string code) => Add(CsvCell.OfCode(code));

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _writer.Write("\r\n");
        _isInRow = false;
    }

    private CsvTable Add(string cell)
    {
        if (_isInRow)
        {
            _writer.Write(',');
        }

        _writer.Write(cell);
        _isInRow = true;
        return this;
    }
}
