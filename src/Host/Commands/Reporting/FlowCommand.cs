using System.CommandLine;
using Spectre.Console;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary><c>flow</c>: one flow document with a few codes, typed by a person. Files go through <c>import</c>.</summary>
internal static class FlowCommand
{
    private static readonly Argument<string> Kind = new("KIND")
    {
        Description = $"单据类别 / kind of document: {FlowKindNames.All}",
    };

    private static readonly Argument<string[]> Codes = new("CODE")
    {
        Description = "追溯码，通常只报最外层 / trace codes, usually the outermost ones only (quote GS1 codes)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> BillType = new("--bill-type")
    {
        Description = "单据类型，如 101、201 / bill type such as 101 or 201; kinds with more than one need it",
        HelpName = "NNN",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> ShippingNote = new("--note")
    {
        Description = "货单编号 / shipping note number",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string?> To = new("--to")
    {
        Description = "收货方 / who receives; it is you where you must be",
        HelpName = "CREDITCODE[:NAME]",
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "发货方 / who ships; it is you where you must be",
        HelpName = "CREDITCODE[:NAME]",
    };

    private static readonly Option<string?> Carrier = new("--carrier")
    {
        Description = "配送单位 / who carries",
        HelpName = "CREDITCODE[:NAME]",
    };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "原因，退货、召回、销毁、注销必填 / why; required for return, recall, destroy and void",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> Executor = new("--executor")
    {
        Description = "销毁执行人 / who destroyed",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> Supervisor = new("--supervisor")
    {
        Description = "销毁监督人 / who watched it",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string[]> Rejected = new("--reject")
    {
        Description = "拒收的码与原因，可多次给出 / a code you refused to take, and why; may be repeated",
        HelpName = "CODE=REASON",
    };

    private static readonly Option<string[]> Lots = new("--lot")
    {
        Description = "整批召回，可多次给出 / a whole lot, for a recall; may be repeated",
        HelpName = "PRODUCT/LOT",
    };

    private static readonly Option<string[]> Quantities = new("--quantity")
    {
        Description = "无序列号货品的数量，可多次给出 / goods without serial numbers; may be repeated",
        HelpName = "IDENTIFIER/LOT/QUANTITY",
    };

    public static Command Create()
    {
        var command = new Command(
            "flow",
            """
            上报一张单据 / Reports one flow document, whole.
            Exit code: 0 all accepted, 1 failed, 2 wrong usage, 3 rows were refused.

            Examples:
              trace flow shipping --number FH-1 --bill-type 201 --to 91310000MA1FL0002W:示例医药 81234570000000000018
              trace flow receiving --number SH-1 --bill-type 102 --from 91110000600001760P 81234570000000000018
                                   --reject 81234570000000000025=破损
              trace flow circulation --number LT-1 --bill-type 201 --to 91310000MA1FL0002W 81234560000000000017
              trace flow destroy --number XH-1 --reason 过期 --executor 张三 --supervisor 李四 81234560000000000017
              trace flow recall --number ZH-1 --bill-type 211 --reason 质量问题 --lot 812345/20260101
            """)
        {
            Kind, Codes, BillType, ShippingNote, To, From, Carrier, Reason, Executor, Supervisor, Rejected, Lots, Quantities,
        };
        var document = DocumentOptions.AddWithNumberTo(command);
        command.SetAction((result, ct) => RunAsync(result, document, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, DocumentOptions document, CancellationToken ct)
    {
        var profile = document.Profile.Load(result);
        var arguments = Read(result, document);
        var request = new UploadFlowsRequest
        {
            ValidateOnly = document.IsDryRun(result),
            Section = arguments.ToSection(profile),
        };
        await using var client = ProfileOptions.Connect(profile);
        var ack = await client.UploadFlowAsync(request, ct);
        return AnswerScreen.Show(AnsiConsole.Console, $"{FlowKindNames.Chinese(arguments.Kind)} {arguments.Number}", ack);
    }

    private static FlowArguments Read(ParseResult result, DocumentOptions document) => new()
    {
        Kind = FlowKindNames.Parse(result.GetRequiredValue(Kind)),
        Number = document.Number(result),
        EventAt = document.At(result),
        BillType = result.GetRequiredValue(BillType),
        ShippingNote = result.GetRequiredValue(ShippingNote),
        To = result.GetValue(To),
        From = result.GetValue(From),
        Carrier = result.GetValue(Carrier),
        Reason = result.GetRequiredValue(Reason),
        Executor = result.GetRequiredValue(Executor),
        Supervisor = result.GetRequiredValue(Supervisor),
        Codes = result.GetValue(Codes) ?? [],
        Rejected = result.GetValue(Rejected) ?? [],
        Lots = result.GetValue(Lots) ?? [],
        Quantities = result.GetValue(Quantities) ?? [],
    };
}
