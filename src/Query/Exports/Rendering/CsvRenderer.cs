using System.Text;
using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>CSV by RFC 4180: UTF-8 with byte order mark, CR LF.</summary>
internal sealed class CsvRenderer : IExportRenderer
{
    private const int FlushBytes = 1024 * 1024;

    // Each cell has a comma in front; the first of a row needs none.
    private const int SeparatorBytes = 1;

    public int Passes => 1;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    public Task RenderAsync(KeptChunks chunks, Stream target, CancellationToken ct)
    {
        var composer = new RowComposer(AddCell);
        var rows = new ByteRow(2 * FlushBytes);
        rows.Add(ByteOrderMark);
        AddHeadings(rows);
        foreach (var chunk in chunks.ReadAll())
        {
            composer.Begin(chunk);
            for (var code = 0; code < chunk.Codes.Count; code++)
            {
                AddCode(rows, composer, chunk, code);
                if (rows.Length >= FlushBytes)
                {
                    target.Write(rows.Written);
                    rows.Clear();
                }
            }
        }

        target.Write(rows.Written);
        return Task.CompletedTask;
    }

    private static void AddCode(ByteRow rows, RowComposer composer, ChunkContent chunk, int code)
    {
        composer.BeginCode(chunk, code);
        var entry = chunk.Codes[code];
        for (var visit = 0; visit < Math.Max(1, entry.VisitCount); visit++)
        {
            composer.AddRow(rows, chunk, entry.VisitCount == 0 ? -1 : entry.FirstVisit + visit, SeparatorBytes);
            rows.Add(LineEnd);
        }
    }

    private static void AddHeadings(ByteRow rows)
    {
        var headings = new ByteRow();
        foreach (var column in ExportColumns.All)
        {
            AddCell(headings, Encoding.UTF8.GetBytes(column.Heading), CellKind.Text);
        }

        rows.Add(headings.Written[SeparatorBytes..]);
        rows.Add(LineEnd);
    }

    private static void AddCell(ByteRow row, ReadOnlySpan<byte> cell, CellKind kind)
    {
        row.Add((byte)',');
        CsvCells.Add(row, cell, kind);
    }
}
