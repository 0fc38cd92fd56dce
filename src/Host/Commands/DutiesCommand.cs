using System.CommandLine;
using System.Globalization;
using Google.Protobuf;
using Spectre.Console;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands;

/// <summary><c>duties</c>: what the enterprise still has to report, and which interfaces it must and may use.</summary>
internal static class DutiesCommand
{
    // No terminal to fit: a line is never broken.
    private const int RedirectedWidth = 240;

    private static readonly JsonFormatter Json = new(
        JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(true));

    private static readonly Option<bool> AsJson = new("--json")
    {
        Description = "输出 JSON / print JSON",
    };

    public static Command Create()
    {
        var command = new Command(
            "duties",
            """
            列出还需上报的内容和应使用的接口 / Lists what is still to be reported, and which interfaces must and may be used.

            Examples:
              trace duties
              trace duties --json
            """)
        {
            AsJson,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            await using var client = profile.Connect(result);
            var duties = await client.GetDutiesAsync(ct);
            if (result.GetValue(AsJson))
            {
                Console.WriteLine(Json.Format(duties));
            }
            else
            {
                Draw(duties);
            }

            return 0;
        });
        return command;
    }

    private static void Draw(GetDutiesResponse answer)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        DrawInterfaces(answer);
        Console.WriteLine($"自 {ReconcileTables.Time(answer.Since)} 起 / since then:");
        if (answer.Duties.Count == 0)
        {
            Console.WriteLine("没有待上报的内容 / nothing is owed");
            return;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("待办 duty")
            .AddColumn("来源 from")
            .AddColumn("时间 at")
            .AddColumn(new TableColumn("数量 count").RightAligned());
        foreach (var duty in answer.Duties)
        {
            table.AddRow(
                new Text(NameOf(duty.Kind)),
                new Text(duty.Kind == DutyKind.Ship
                    ? $"批号 lot {duty.LotNumber} ({duty.ProductCode})"
                    : $"单据 document {duty.DocumentNumber} ({duty.CreditCode})"),
                new Text(ReconcileTables.Time(duty.EventAt)),
                new Text(duty.Codes == 0 ? "-" : duty.Codes.ToString("N0", CultureInfo.InvariantCulture)));
        }

        AnsiConsole.Write(table);
        if (answer.Truncated)
        {
            Console.WriteLine("单据或批次过多，仅查看了最新的部分 / there is more than was looked at: only the newest was");
        }
    }

    private static void DrawInterfaces(GetDutiesResponse answer)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("接口 interface", "内容 what", "要求 duty", "何时 when");
        foreach (var one in answer.Interfaces)
        {
            table.AddRow(
                new Text($"{one.Name} ({one.Rpc})"),
                new Text($"{one.TitleZh} {one.TitleEn}"),
                new Text(NameOf(one.Obligation)),
                new Text($"{one.WhenZh} / {one.WhenEn}"));
        }

        AnsiConsole.Write(table);
    }

    private static string NameOf(Obligation obligation) => obligation switch
    {
        Obligation.Must => "必须 must",
        Obligation.May => "可以 may",
        _ => "不适用 not open",
    };

    private static string NameOf(DutyKind kind) => kind switch
    {
        DutyKind.Ship => "上报发货 report shipping",
        DutyKind.Receive => "上报收货或流通入库 report receiving, or circulation inbound",
        DutyKind.Outbound => "上报流通出库 report circulation outbound",
        DutyKind.Complete => "完结单据 complete the document",
        _ => kind.ToString(),
    };
}
