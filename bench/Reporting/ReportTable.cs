using System.Globalization;
using Spectre.Console;

namespace TraceEngine.Bench.Reporting;

/// <summary>The report for people.</summary>
internal static class ReportTable
{
    private const int MinWidth = 160;

    public static void Write(BenchReport report, IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = MinWidth;
        }

        console.MarkupLineInterpolated($"[bold]机器 / machine[/]   {Line(report.Machine)}");
        console.MarkupLineInterpolated($"[bold]设置 / settings[/]  {Line(report.Settings)}");
        console.MarkupLineInterpolated($"[bold]种子 / seed[/] {report.Seed}");
        console.MarkupLineInterpolated($"[bold]轮次 / rounds[/] {report.Rounds}（取中位数 / medians）");
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("row", "value", "unit", "target", "first step", "pass", "parts");
        table.Columns[1].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var row in report.Rows)
        {
            table.AddRow(
                row.Id,
                Number(row.Value),
                row.Unit,
                Number(row.Target),
                row.IssueTarget is { } first ? $"{Number(first)} {Mark(row.IssuePass == true)}" : "",
                Mark(row.Pass),
                Markup.Escape(Line(row.Parts)));
        }

        console.Write(table);
    }

    private static string Mark(bool passes) => passes ? "[green]yes[/]" : "[red]no[/]";

    private static string Number(double value) => value.ToString(value >= 1000 ? "N0" : "0.###", CultureInfo.InvariantCulture);

    private static string Line(IReadOnlyDictionary<string, object> values) =>
        string.Join("  ", values.Where(pair => pair.Value is not System.Collections.IEnumerable or string)
            .Select(pair => $"{pair.Key} {Text(pair.Value)}"));

    private static string? Text(object value) =>
        value is double number ? Number(number) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
