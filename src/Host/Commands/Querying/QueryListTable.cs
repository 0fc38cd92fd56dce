using System.Globalization;
using Spectre.Console;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>Listed codes as a table, on the screen or as CSV.</summary>
internal static class QueryListTable
{
    public static void Draw(IAnsiConsole console, IReadOnlyList<CodeListRow> rows, ulong total, bool isAtLeast)
    {
        if (rows.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple)
                .AddColumn(new TableColumn("追溯码 code").NoWrap())
                .AddColumn(new TableColumn("层级 level").RightAligned())
                .AddColumn("状态 state")
                .AddColumn(new TableColumn("上级 parent").NoWrap())
                .AddColumn("批号 lot")
                .AddColumn("产品 product")
                .AddColumn(new TableColumn("上传 uploaded").NoWrap());
            foreach (var row in rows)
            {
                table.AddRow(
                    new Text(row.Code),
                    new Text(Level(row)),
                    new Text(QueryWords.NameOf(row.State, row.EndCause)),
                    new Text(row.ParentCode),
                    new Text(row.LotNumber),
                    new Text(row.ProductCode),
                    new Text(QueryWords.Time(row.UploadedAt)));
            }

            console.Write(table);
        }

        var all = $"{(isAtLeast ? "≥ " : string.Empty)}{QueryWords.Number(total)}";
        console.WriteLine((ulong)rows.Count == total && !isAtLeast
            ? $"共 {all} 个码 / {all} codes"
            : $"共 {all} 个码，显示前 {rows.Count} 个，全部请用 --csv 或 --json / {all} codes, the first {rows.Count} are shown: "
              + "--csv or --json has all");
    }

    public static async Task WriteCsvAsync(TextWriter writer, IAsyncEnumerable<CodeListRow> rows, CancellationToken ct)
    {
        CsvTable? table = null;
        await foreach (var row in rows.WithCancellation(ct))
        {
            table ??= Begin(writer);
            table.AddCode(row.Code)
                .AddText(Level(row))
                .AddText(QueryWords.NameOf(row.State, row.EndCause))
                .AddCode(row.ParentCode)
                .AddCode(row.LotNumber)
                .AddCode(row.ProductCode)
                .AddText(QueryWords.Time(row.UploadedAt))
                .EndRow();
        }

        _ = table ?? Begin(writer);
        await writer.FlushAsync(ct);
    }

    private static CsvTable Begin(TextWriter writer) => new(
        writer, "追溯码 code", "层级 level", "状态 state", "上级 parent", "批号 lot", "产品编码 product_code", "上传 uploaded_at");

    private static string Level(CodeListRow row) =>
        row.Level == 0 ? string.Empty : row.Level.ToString(CultureInfo.InvariantCulture);
}
