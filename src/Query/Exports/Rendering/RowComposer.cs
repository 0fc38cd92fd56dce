using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>
/// The rows of chunks, put together of rendered fragments: what codes share is rendered once a chunk, so that a row costs little
/// more than the copying of its bytes.
/// </summary>
/// <param name="cells">Renders a cell.</param>
internal sealed class RowComposer(CellRenderer cells)
{
    private readonly List<ByteRow> _births = [];
    private readonly List<ByteRow> _nodes = [];
    private readonly ByteRow _code = new();
    private readonly ByteRow _noBirth = Empty(cells, ExportColumns.BirthGroup);
    private readonly ByteRow _noVisit = Empty(cells, [.. ExportColumns.NodeGroup, ExportColumns.Via]);

    /// <summary>Renders what the codes of a chunk share.</summary>
    public void Begin(ChunkContent chunk)
    {
        Fill(_births, chunk, chunk.BirthCount, ExportColumns.BirthGroup, chunk.BirthCell);
        Fill(_nodes, chunk, chunk.NodeCount, ExportColumns.NodeGroup, chunk.NodeCell);
    }

    /// <summary>Renders what the rows of a code share.</summary>
    public void BeginCode(ChunkContent chunk, int code)
    {
        _code.Clear();
        for (var column = 0; column < ExportColumns.CodeGroup.Count; column++)
        {
            cells(_code, chunk[chunk.CodeCell(code, column)], ExportColumns.CodeGroup[column].Kind);
        }

        var birth = chunk.Codes[code].Birth;
        _code.Add((birth < 0 ? _noBirth : _births[birth]).Written);
    }

    /// <summary>Adds the cells of a row of the code begun.</summary>
    /// <param name="row">Takes them.</param>
    /// <param name="chunk">The chunk begun.</param>
    /// <param name="visit">Place of the visit; -1 for the only row of a code without one.</param>
    /// <param name="skipped">First bytes of the row that are left out: a separator with nothing before it.</param>
    public void AddRow(ByteRow row, ChunkContent chunk, int visit, int skipped = 0)
    {
        row.Add(_code.Written[skipped..]);
        if (visit < 0)
        {
            row.Add(_noVisit.Written);
            return;
        }

        var entry = chunk.Visit(visit);
        row.Add(_nodes[entry.Node].Written);
        cells(row, chunk[entry.Via], ExportColumns.Via.Kind);
    }

    private void Fill(
        List<ByteRow> rows, ChunkContent chunk, int count, IReadOnlyList<ExportColumn> columns, Func<int, int, CellRange> cellOf)
    {
        while (rows.Count < count)
        {
            rows.Add(new ByteRow());
        }

        for (var index = 0; index < count; index++)
        {
            rows[index].Clear();
            for (var column = 0; column < columns.Count; column++)
            {
                cells(rows[index], chunk[cellOf(index, column)], columns[column].Kind);
            }
        }
    }

    private static ByteRow Empty(CellRenderer cells, IReadOnlyList<ExportColumn> columns)
    {
        var row = new ByteRow();
        foreach (var column in columns)
        {
            cells(row, [], column.Kind);
        }

        return row;
    }
}
