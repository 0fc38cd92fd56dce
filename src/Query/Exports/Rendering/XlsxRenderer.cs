using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>A workbook: first a sheet with a row for each code, then all rows, in as many sheets as they need.</summary>
/// <param name="rowsPerSheet">Rows of a sheet with its headings, by the format; less only for tests.</param>
internal sealed class XlsxRenderer(int rowsPerSheet = XlsxRenderer.SheetRowsAtMost) : IExportRenderer
{
    /// <summary>Rows of a sheet, by the format.</summary>
    public const int SheetRowsAtMost = 1_048_576;

    private const string ChainSheet = "链汇总 chains";
    private const string NodeSheet = "明细 nodes";

    private static readonly string[] NodeHeadings = [.. ExportColumns.All.Select(column => column.Heading)];

    public int Passes => 2;

    public Task RenderAsync(KeptChunks chunks, Stream target, CancellationToken ct)
    {
        using var book = new XlsxBook(target);
        AddChains(book, chunks);
        AddNodes(book, chunks);
        book.Complete();
        return Task.CompletedTask;
    }

    private void AddChains(XlsxBook book, KeptChunks chunks)
    {
        var sheets = 1;
        var sheet = book.AddSheet(ChainSheet, ChainSummary.Headings);
        try
        {
            foreach (var chunk in chunks.ReadAll())
            {
                for (var code = 0; code < chunk.Codes.Count; code++)
                {
                    if (sheet.RowCount == rowsPerSheet)
                    {
                        sheet.Dispose();
                        sheet = book.AddSheet($"{ChainSheet} {++sheets}", ChainSummary.Headings);
                    }

                    ChainSummary.AddCells(sheet.BeginRow(), chunk, code);
                    sheet.EndRow();
                }
            }
        }
        finally
        {
            sheet.Dispose();
        }
    }

    private void AddNodes(XlsxBook book, KeptChunks chunks)
    {
        var composer = new RowComposer(XlsxCells.Add);
        var sheets = 1;
        var sheet = book.AddSheet(NodeSheet, NodeHeadings);
        try
        {
            foreach (var chunk in chunks.ReadAll())
            {
                composer.Begin(chunk);
                for (var code = 0; code < chunk.Codes.Count; code++)
                {
                    composer.BeginCode(chunk, code);
                    var entry = chunk.Codes[code];
                    for (var visit = 0; visit < Math.Max(1, entry.VisitCount); visit++)
                    {
                        if (sheet.RowCount == rowsPerSheet)
                        {
                            sheet.Dispose();
                            sheet = book.AddSheet($"{NodeSheet} {++sheets}", NodeHeadings);
                        }

                        composer.AddRow(sheet.BeginRow(), chunk, entry.VisitCount == 0 ? -1 : entry.FirstVisit + visit);
                        sheet.EndRow();
                    }
                }
            }
        }
        finally
        {
            sheet.Dispose();
        }
    }
}
