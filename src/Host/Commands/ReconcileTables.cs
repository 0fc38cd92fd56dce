using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Host.Commands;

/// <summary>A reconciliation on the screen: the lot, its numbers by package level, its gaps.</summary>
internal static class ReconcileTables
{
    public static void DrawLot(IAnsiConsole console, ReconciledLot lot)
    {
        console.WriteLine($"生产批号 lot {lot.LotNumber}  {lot.ProductName} {lot.ProductCode}  {lot.CreditCode}");
        if (!lot.ActivatedByCaller)
        {
            console.WriteLine("仅统计本企业单据涉及的码 / only codes that documents of this enterprise reached are counted");
        }

        foreach (var recall in lot.Recalls)
        {
            console.WriteLine(
                $"整批召回 recalled whole: {recall.DocumentNumber}  {recall.CreditCode}  {Time(recall.EventAt)}  {recall.Reason}");
        }
    }

    public static void DrawNumbers(IAnsiConsole console, ReconcileSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("包装层级 level").NoWrap());
        foreach (var level in summary.Levels)
        {
            table.AddColumn(new TableColumn($"L{level.Level}").RightAligned().NoWrap());
        }

        var byLevel = summary.Levels.Select(level => NumbersOf(level).ToArray()).ToArray();
        for (var row = 0; byLevel.Length > 0 && row < byLevel[0].Length; row++)
        {
            var index = row;
            table.AddRow([new Text(byLevel[0][row].Name), .. byLevel.Select(numbers => new Text(Number(numbers[index].Count)))]);
        }

        console.Write(table);
        console.WriteLine($"未激活的上级包装 open parents: {Number(summary.OpenParents)}");
    }

    public static void DrawGaps(IAnsiConsole console, ReconcileSummary summary, IReadOnlyList<Gap> gaps)
    {
        if (summary.Gaps.Count == 0)
        {
            console.WriteLine("没有差异 / no gaps");
            return;
        }

        var totals = new Table().Border(TableBorder.Simple)
            .AddColumn("差异 gap")
            .AddColumn(new TableColumn("码数 codes").RightAligned())
            .AddColumn(new TableColumn("处数 gaps").RightAligned());
        foreach (var total in summary.Gaps)
        {
            totals.AddRow(
                new Text(NameOf(total.Kind)),
                new Text(Number(total.Codes)),
                new Text($"{(total.AtLeast ? "≥ " : string.Empty)}{Number(total.Gaps)}"));
        }

        console.Write(totals);
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("差异 gap")
            .AddColumn(new TableColumn("追溯码 code").NoWrap())
            .AddColumn("单据 document")
            .AddColumn("应有 expected")
            .AddColumn("实际 found");
        foreach (var gap in gaps.OrderBy(gap => gap.Kind))
        {
            table.AddRow(
                new Text(NameOf(gap.Kind)),
                new Text(gap.Code),
                new Text(gap.DocumentNumber.Length == 0 ? string.Empty : $"{gap.DocumentNumber} {gap.CreditCode}"),
                new Text($"{gap.ExpectedZh}\n{gap.ExpectedEn}"),
                new Text($"{gap.FoundZh}\n{gap.FoundEn}"));
        }

        console.Write(table);
        if (summary.Gaps.Any(total => total.Sent < total.Gaps || total.AtLeast))
        {
            console.WriteLine("仅列出一部分，全部请用 --csv / only some are listed: --csv has more");
        }
    }

    /// <summary>The numbers of a level with their names, in the order of a package's life.</summary>
    public static IEnumerable<(string Name, ulong Count)> NumbersOf(LotLevelCounts level) =>
    [
        ("已激活 activated", level.Activated), ("激活已撤回 activation withdrawn", level.ActivationWithdrawn),
        ("已装箱 packed", level.Packed), ("已发出 shipped", level.Shipped), ("已收货 received", level.Received),
        ("在手 on hand", level.OnHand), ("在途 in transit", level.InTransit), ("在其他企业 with others", level.HeldByOthers),
        ("已终止 terminated", level.Terminated), ("已召回 recalled", level.Recalled),
    ];

    public static string NameOf(GapKind kind) => kind switch
    {
        GapKind.ShippedNotReceived => "已发未收 shipped, not received",
        GapKind.ReceivedNotShipped => "已收未发 received, not shipped",
        GapKind.CountDiffers => "数量不符 count differs",
        GapKind.TimeBackwards => "时间倒退 time goes backwards",
        GapKind.TwoPlaces => "同码两处 in two places",
        GapKind.ParentNotActivated => "上级未激活 parent not activated",
        _ => kind.ToString(),
    };

    // The field's clock is China's, wherever the server stands.
    public static string Time(Timestamp time) => time.ToDateTimeOffset()
        .ToOffset(TimeSpan.FromHours(8))
        .ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static string Number(ulong number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
