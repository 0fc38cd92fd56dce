using System.Buffers.Text;
using System.Text;
using Parquet;
using Parquet.Schema;
using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>
/// Rows on their way into a row group, column by column. Texts that codes share are made once a chunk and referred to.
/// </summary>
internal sealed class ParquetGroup
{
    private readonly string?[]?[] _texts;
    private readonly long?[]?[] _numbers;
    private readonly int _capacity;
    private readonly object?[] _code = new object?[ExportColumns.CodeGroup.Count];
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private object?[][] _births = [];
    private object?[][] _nodes = [];
    private ChunkContent? _chunk;

    public ParquetGroup(int capacity)
    {
        _capacity = capacity;
        _texts = [.. ExportColumns.All.Select(column => column.Kind == CellKind.Number ? null : new string?[capacity])];
        _numbers = [.. ExportColumns.All.Select(column => column.Kind == CellKind.Number ? new long?[capacity] : null)];
    }

    public int Count { get; private set; }

    public bool IsFull => Count == _capacity;

    /// <summary>Makes the values that the codes of a chunk share.</summary>
    public void Begin(ChunkContent chunk)
    {
        _chunk = chunk;
        _known.Clear();
        _births = Read(chunk.BirthCount, ExportColumns.BirthGroup, chunk.BirthCell);
        _nodes = Read(chunk.NodeCount, ExportColumns.NodeGroup, chunk.NodeCell);
    }

    /// <summary>Makes the values that the rows of a code share.</summary>
    public void BeginCode(int code)
    {
        for (var column = 0; column < _code.Length; column++)
        {
            _code[column] = ValueOf(_chunk!.CodeCell(code, column), ExportColumns.CodeGroup[column].Kind);
        }
    }

    /// <summary>Adds a row of the code begun; -1: its only one, without a visit.</summary>
    public void AddRow(CodeEntry entry, int visit)
    {
        var column = 0;
        Set(_code, _code.Length);
        Set(entry.Birth < 0 ? null : _births[entry.Birth], ExportColumns.BirthGroup.Count);
        Set(visit < 0 ? null : _nodes[_chunk!.Visit(visit).Node], ExportColumns.NodeGroup.Count);
        Put(visit < 0 ? null : ValueOf(_chunk!.Visit(visit).Via, ExportColumns.Via.Kind));
        Count++;

        void Set(object?[]? values, int count)
        {
            for (var index = 0; index < count; index++)
            {
                Put(values?[index]);
            }
        }

        void Put(object? value)
        {
            if (_texts[column] is { } texts)
            {
                texts[Count] = (string?)value;
            }
            else
            {
                _numbers[column]![Count] = (long?)value;
            }

            column++;
        }
    }

    /// <summary>Writes the rows as a row group, and begins the next.</summary>
    public async Task WriteAsync(ParquetWriter writer, DataField[] fields, CancellationToken ct)
    {
        using (var group = writer.CreateRowGroup())
        {
            for (var column = 0; column < fields.Length; column++)
            {
                ct.ThrowIfCancellationRequested();
                if (_texts[column] is { } texts)
                {
                    await group.WriteAsync(fields[column], new ArraySegment<string?>(texts, 0, Count)!, null);
                }
                else
                {
                    await group.WriteAsync<long>(
                        fields[column], new ReadOnlyMemory<long?>(_numbers[column], 0, Count), null, null, ct);
                }
            }

            group.CompleteValidate();
        }

        Count = 0;
    }

    private object?[][] Read(int count, IReadOnlyList<ExportColumn> columns, Func<int, int, CellRange> cellOf)
    {
        var values = new object?[count][];
        for (var index = 0; index < count; index++)
        {
            var place = index;
            values[index] = [.. columns.Select((column, cell) => ValueOf(cellOf(place, cell), column.Kind))];
        }

        return values;
    }

    private object? ValueOf(CellRange range, CellKind kind)
    {
        var cell = _chunk![range];
        if (cell.IsEmpty)
        {
            return null;
        }

        if (kind == CellKind.Number)
        {
            return Utf8Parser.TryParse(cell, out long number, out _) ? number : null;
        }

        // Parents, statuses and the codes that documents name come again and again.
        Span<char> letters = stackalloc char[256];
        if (cell.Length > letters.Length)
        {
            return Encoding.UTF8.GetString(cell);
        }

        letters = letters[..Encoding.UTF8.GetChars(cell, letters)];
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(letters, out var text))
        {
            text = letters.ToString();
            _known.Add(text, text);
        }

        return text;
    }
}
