using System.Globalization;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Commands;

/// <summary>
/// One table for both: a row of each number (record <c>count</c>), and a row of each gap (record <c>gap</c>), so that one file
/// can be filtered and counted by any program.
/// </summary>
internal static class ReconcileCsv
{
    public static async Task WriteAsync(
        TextWriter writer, IAsyncEnumerable<ReconcileLotResponse> answers, CancellationToken ct)
    {
        CsvTable? table = null;
        await foreach (var answer in answers.WithCancellation(ct))
        {
            table ??= new CsvTable(
                writer,
                "记录 record", "种类 kind", "层级 level", "追溯码 code", "单据号 document", "上报企业 reporter", "时间 event_at",
                "应有 expected", "expected (en)", "实际 found", "found (en)");
            if (answer.Gap is { } gap)
            {
                AddGap(table, gap);
            }
            else if (answer.Summary is { } summary)
            {
                AddSummary(table, summary);
            }
        }

        await writer.FlushAsync(ct);
    }

    private static void AddGap(CsvTable table, Gap gap) => table
        .AddText("gap")
        .AddText(ReconcileTables.NameOf(gap.Kind))
        .AddText(string.Empty)
        .AddCode(gap.Code)
        .AddCode(gap.DocumentNumber)
        .AddText(gap.CreditCode)
        .AddText(gap.EventAt is null ? string.Empty : ReconcileTables.Time(gap.EventAt))
        .AddText(gap.ExpectedZh)
        .AddText(gap.ExpectedEn)
        .AddText(gap.FoundZh)
        .AddText(gap.FoundEn)
        .EndRow();

    private static void AddSummary(CsvTable table, ReconcileSummary summary)
    {
        foreach (var level in summary.Levels)
        {
            foreach (var (name, count) in ReconcileTables.NumbersOf(level))
            {
                AddCount(table, name, $"{level.Level}", count);
            }
        }

        AddCount(table, "未激活的上级包装 open parents", string.Empty, summary.OpenParents);
        foreach (var total in summary.Gaps)
        {
            var name = ReconcileTables.NameOf(total.Kind);
            AddCount(table, $"{name}: 码数 codes", string.Empty, total.Codes);
            AddCount(table, $"{name}: 处数 gaps{(total.AtLeast ? " (≥)" : string.Empty)}", string.Empty, total.Gaps);
        }
    }

    private static void AddCount(CsvTable table, string name, string level, ulong count)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        table.AddText("count").AddText(name).AddText(level).AddText(string.Empty).AddText(string.Empty).AddText(string.Empty)
            .AddText(string.Empty).AddText(string.Empty).AddText(string.Empty).AddText(text).AddText(text)
            .EndRow();
    }
}
