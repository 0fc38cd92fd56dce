using System.Text;

namespace TraceEngine.Files.Tables;

/// <summary>Reads separated text (CSV, TXT) as spreadsheets write it: quotes around a cell, doubled inside it.</summary>
internal sealed class SeparatedSource : ITableSource
{
    private readonly TextReader _text;
    private readonly char _separator;
    private readonly UploadFileOptions _options;
    private readonly bool _hasQuotes;
    private readonly StringBuilder _cell = new();
    private readonly List<TableCell> _cells = [];
    private readonly char[] _buffer = new char[16 * 1024];
    private int _at;
    private int _end;

    /// <summary>Starts before the first row.</summary>
    /// <param name="text">The text; disposed with the source.</param>
    /// <param name="separator">What stands between cells.</param>
    /// <param name="options">Limits.</param>
    /// <param name="hasQuotes">Whether a quote in front of a cell opens it; in a TXT it is a character like any other.</param>
    public SeparatedSource(TextReader text, char separator, UploadFileOptions options, bool hasQuotes = true)
    {
        _hasQuotes = hasQuotes;
        _text = text;
        _separator = separator;
        _options = options;
    }

    public long RowNumber { get; private set; }

    public IReadOnlyList<TableCell> Cells => _cells;

    public bool Read()
    {
        while (Peek() >= 0)
        {
            RowNumber++;
            _cells.Clear();
            ReadRow();
            if (RowNumber == 1 && IsSeparatorLine())
            {
                continue;
            }

            if (_cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text)))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _text.Dispose();

    // "sep=;" in the first line tells Excel the separator.
    private bool IsSeparatorLine() => _cells is [{ Text: ['s' or 'S', 'e', 'p', '=', ..] }, ..] && _cells.Count <= 2;

    private void ReadRow()
    {
        while (true)
        {
            var isLast = _hasQuotes && Peek() == '"' ? ReadQuoted() : ReadPlain();
            if (_cells.Count == _options.MaxColumns)
            {
                throw TableFaults.TooManyColumns(RowNumber, _options.MaxColumns);
            }

            _cells.Add(_cell.Length == 0 ? TableCell.Empty : new TableCell(_cell.ToString(), CellKind.Text));
            _cell.Clear();
            if (isLast)
            {
                return;
            }
        }
    }

    private bool ReadPlain()
    {
        while (true)
        {
            var character = Next();
            if (character < 0)
            {
                return true;
            }

            if (character == _separator)
            {
                return false;
            }

            if (character is '\r' or '\n')
            {
                SkipLineFeed(character);
                return true;
            }

            Append((char)character);
        }
    }

    // Behind the closing quote the rest belongs to the cell as it is: "a"b is ab, as spreadsheets read it.
    private bool ReadQuoted()
    {
        _ = Next();
        while (true)
        {
            var character = Next();
            if (character < 0)
            {
                throw TableFaults.QuoteNotClosed(RowNumber);
            }

            if (character != '"')
            {
                Append((char)character);
            }
            else if (Peek() == '"')
            {
                Append((char)Next());
            }
            else
            {
                return ReadPlain();
            }
        }
    }

    private void SkipLineFeed(int character)
    {
        if (character == '\r' && Peek() == '\n')
        {
            _ = Next();
        }
    }

    private void Append(char character)
    {
        if (_cell.Length == _options.MaxCellCharacters)
        {
            throw TableFaults.CellTooLong(RowNumber, _options.MaxCellCharacters);
        }

        _cell.Append(character);
    }

    private int Peek() => _at < _end || Fill() ? _buffer[_at] : -1;

    private int Next() => _at < _end || Fill() ? _buffer[_at++] : -1;

    private bool Fill()
    {
        _at = 0;
        _end = _text.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }
}
