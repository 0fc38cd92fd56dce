using System.CommandLine;
using Google.Protobuf;
using Spectre.Console;
using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands;

/// <summary><c>reconcile</c>: the numbers and the gaps of one lot, as a table for people, as CSV or JSON for programs.</summary>
internal static class ReconcileCommand
{
    // No terminal to fit: a line is never broken.
    private const int RedirectedWidth = 240;
    private const uint GapsOnScreen = 20;

    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    private static readonly Argument<string> Lot = new("LOT")
    {
        Description = "生产批号 / lot number",
    };

    private static readonly Option<string?> Product = new("--product")
    {
        Description = "产品编码；批号属于多个产品，或不是本企业激活时必填 / product code; needed when several products have the lot "
            + "number, or another enterprise activated it",
        HelpName = "CODE",
    };

    private static readonly Option<string?> NhsaCode = new("--nhsa")
    {
        Description = "医保编码，与 --barcode 一起代替 --product / NHSA code, with --barcode instead of --product",
        HelpName = "CODE",
    };

    private static readonly Option<string?> Barcode = new("--barcode")
    {
        Description = "商品码 / product barcode",
        HelpName = "CODE",
    };

    private static readonly Option<string?> Owner = new("--owner")
    {
        Description = "登记该产品的企业的信用代码，多个企业登记同一产品时填写 / credit code of who registered the product, where several did",
        HelpName = "CREDITCODE",
    };

    private static readonly Option<string?> Csv = new("--csv")
    {
        Description = "输出 CSV；给出路径则写入文件，包含服务器返回的全部差异 / print CSV, or write it to PATH: with all gaps that the "
            + "server sends",
        HelpName = "PATH",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> AsJson = new("--json")
    {
        Description = "每行输出一个 JSON：批次、差异、汇总 / print JSON, a line each: lot, gaps, summary",
    };

    public static Command Create()
    {
        var command = new Command(
            "reconcile",
            """
            按批号对账 / Counts one lot: activated, packed, shipped, received, on hand, ended, and what does not fit together.

            Examples:
              trace reconcile 20250601
              trace reconcile 20250601 --product P-1 --csv lot.csv
              trace reconcile 20250601 --nhsa XA01BAB001A001010100001 --barcode 6901234567892 --json
            """)
        {
            Lot, Product, NhsaCode, Barcode, Owner, Csv, AsJson,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            var asCsv = result.GetResult(Csv) is not null;
            await using var client = profile.Connect(result);
            var answers = client.ReconcileLotAsync(ToRequest(result, asCsv), ct);
            if (asCsv)
            {
                await CsvTarget.WriteAsync(
                    result.GetValue(Csv), writer => ReconcileCsv.WriteAsync(writer, answers, ct));
            }
            else if (result.GetValue(AsJson))
            {
                await WriteJsonAsync(answers, ct);
            }
            else
            {
                await DrawOnScreenAsync(answers, ct);
            }

            return 0;
        });
        return command;
    }

    private static ReconcileLotRequest ToRequest(ParseResult result, bool asCsv) => new()
    {
        LotNumber = result.GetRequiredValue(Lot),
        Product = new ProductReference
        {
            ProductCode = result.GetValue(Product) ?? string.Empty,
            NhsaCode = result.GetValue(NhsaCode) ?? string.Empty,
            Barcode = result.GetValue(Barcode) ?? string.Empty,
        },
        CreditCode = result.GetValue(Owner) ?? string.Empty,
        MaxGapsPerKind = asCsv || result.GetValue(AsJson) ? 0 : GapsOnScreen,
    };

    private static Task DrawOnScreenAsync(IAsyncEnumerable<ReconcileLotResponse> answers, CancellationToken ct)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        return DrawAsync(AnsiConsole.Console, answers, ct);
    }

    /// <summary>Draws the lot, its numbers and its gaps.</summary>
    internal static async Task DrawAsync(
        IAnsiConsole console, IAsyncEnumerable<ReconcileLotResponse> answers, CancellationToken ct)
    {
        var gaps = new List<Gap>();
        await foreach (var answer in answers.WithCancellation(ct))
        {
            switch (answer.ResultCase)
            {
                case ReconcileLotResponse.ResultOneofCase.Lot:
                    ReconcileTables.DrawLot(console, answer.Lot);
                    break;
                case ReconcileLotResponse.ResultOneofCase.Gap:
                    gaps.Add(answer.Gap);
                    break;
                case ReconcileLotResponse.ResultOneofCase.Summary:
                    ReconcileTables.DrawNumbers(console, answer.Summary);
                    ReconcileTables.DrawGaps(console, answer.Summary, gaps);
                    break;
                default:
                    break;
            }
        }
    }

    private static async Task WriteJsonAsync(IAsyncEnumerable<ReconcileLotResponse> answers, CancellationToken ct)
    {
        await foreach (var answer in answers.WithCancellation(ct))
        {
            Console.WriteLine(Json.Format(answer));
        }
    }
}
