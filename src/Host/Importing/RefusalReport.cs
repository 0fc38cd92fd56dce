using Spectre.Console;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Importing;

/// <summary>The report of refused rows: all of them to a CSV, the first few on the screen.</summary>
internal sealed class RefusalReport(ImportScreen screen)
{
    private const int RowsOnScreen = 10;

    /// <summary>Writes the report; no file appears when there is nothing to report, unless the person named one.</summary>
    /// <param name="rows">The refusals in order.</param>
    /// <param name="asked">The path the person named.</param>
    /// <param name="file">The imported file, which names the report otherwise.</param>
    /// <param name="ct">Stops; nothing is left behind.</param>
    /// <returns>Entries written.</returns>
    public async Task<long> WriteAsync(IAsyncEnumerable<RefusedRow> rows, string? asked, string file, CancellationToken ct)
    {
        var path = asked ?? Path.GetFileNameWithoutExtension(file) + ".refused.csv";
        using var report = new RefusedRowReport(path);
        var first = new List<RefusedRow>();
        await foreach (var row in rows.WithCancellation(ct))
        {
            report.Add(row);
            if (first.Count < RowsOnScreen)
            {
                first.Add(row);
            }
        }

        if (report.RowCount == 0 && asked is null)
        {
            return 0;
        }

        report.Complete();
        Show(first, report.RowCount);

        screen.Line($"拒收明细 / report of refused rows: {path}");
        return report.RowCount;
    }

    /// <summary>Shows the first few of the refused rows.</summary>
    public void Show(IReadOnlyList<RefusedRow> refusals, long total)
    {
        var rows = refusals.Take(RowsOnScreen).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("行 row").RightAligned().NoWrap())
            .AddColumn(new TableColumn("追溯码 code").NoWrap())
            .AddColumn("原因 reason")
            .AddColumn("处理办法 what to do");
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(ImportScreen.Number(row.RowNumber)),
                new Text(row.Code),
                new Text($"{row.MessageZh}\n{row.MessageEn}"),
                new Text($"{row.RemedyZh}\n{row.RemedyEn}"));
        }

        screen.Draw(table);
        if (total > rows.Count)
        {
            screen.Line($"…… 共 {ImportScreen.Number(total)} 条 / {ImportScreen.Number(total)} entries in all");
        }
    }
}
