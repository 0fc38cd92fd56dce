using System.CommandLine;
using Spectre.Console;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands;

/// <summary><c>import relation</c>: relation XML 3.0 as line software writes it.</summary>
internal static class ImportRelationCommand
{
    // Logs have no width: a line is never broken.
    private const int RedirectedWidth = 240;

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "关联关系 XML 文件 / relation XML files",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> RegisterProduct = new("--register-product")
    {
        Description = "产品未登记时按文件登记 / register the product from the file: header, and the prefix of each level as its codes show",
    };

    private static readonly Option<string?> Kind = new("--kind")
    {
        Description = "登记产品的类别 / kind of a product that is registered (default: domestic-drug)",
        HelpName = "domestic-drug|imported-drug|consumable",
    };

    private static readonly Option<string?> NhsaCode = new("--nhsa-code")
    {
        Description = "登记产品的医保编码 / NHSA code of a product that is registered",
    };

    private static readonly Option<string?> Barcode = new("--barcode")
    {
        Description = "登记产品的商品码 / barcode of a product that is registered",
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "登记产品的名称，默认取文件的 comment / name of a product that is registered (default: the file's comment)",
    };

    private static readonly Option<string?> ActivatedAt = new("--activated-at")
    {
        Description = "激活时间，默认为生产日期 00:00（北京时间）/ when the codes were activated (default: the day of manufacture, 00:00 +08:00)",
        HelpName = "yyyy-MM-ddTHH:mm:ss[+08:00]",
    };

    private static readonly Option<int> BatchCodes = new("--batch-codes")
    {
        Description = "每批码数 / codes in one batch, 1 to 50000",
        DefaultValueFactory = _ => 5_000,
    };

    private static readonly Option<string?> Report = new("--report")
    {
        Description = "拒收明细 CSV 路径 / where the CSV of refused rows goes (default: NAME.refused.csv here, when there are some)",
        HelpName = "FILE.csv",
    };

    private static readonly Option<string?> Stream = new("--stream")
    {
        Description = "流名，默认由文件内容决定 / name of the stream (default: from the file's content, so that a file is imported once)",
        HelpName = "NAME",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "只校验，不写入 / check everything, write nothing",
    };

    public static Command Create()
    {
        var command = new Command(
            "relation",
            """
            导入关联关系 XML，可随时中断后重新运行 / Imports relation XML; kill it anywhere and run it again, nothing is lost or twice.
            Exit code: 0 all accepted or in already, 1 failed or the file breaks off, 2 wrong usage, 3 rows were refused.

            Examples:
              trace import relation lot.xml --register-product
              trace import relation *.xml --report refused.csv
              trace import relation lot.xml --dry-run
            """)
        {
            Files, RegisterProduct, Kind, NhsaCode, Barcode, Name, ActivatedAt, BatchCodes, Report, Stream, DryRun,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result, profile, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, ProfileOptions profile, CancellationToken ct)
    {
        var settings = Read(result);
        var files = result.GetRequiredValue(Files);
        if (files.Length > 1 && (settings.Stream is not null || settings.ReportPath is not null))
        {
            throw CommandException.Usage("--stream 与 --report 只能用于单个文件 / --stream and --report are for one file only");
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        var screen = new ImportScreen(AnsiConsole.Console, TimeProvider.System);
        await using var client = profile.Connect(result);
        var import = new RelationImport(client, settings, screen, TimeProvider.System);
        var code = 0;
        foreach (var file in files)
        {
            // One bad file does not keep the others out.
            try
            {
                var outcome = await import.RunAsync(file, ct);
                code = outcome == ImportOutcome.WithRefusals && code == 0 ? CommandException.RefusedRowsCode : code;
            }
            catch (Exception exception) when (files.Length > 1 && exception is CommandException or IOException)
            {
                code = Failure.Report(exception);
            }
        }

        return code;
    }

    private static ImportSettings Read(ParseResult result) => new()
    {
        RegisterProduct = result.GetValue(RegisterProduct),
        Kind = ReadKind(result.GetValue(Kind)),
        NhsaCode = result.GetValue(NhsaCode),
        Barcode = result.GetValue(Barcode),
        Name = result.GetValue(Name),
        ActivatedAt = TimeArgument.Read(result, ActivatedAt),
        BatchCodes = result.GetValue(BatchCodes) is >= 1 and <= 50_000 and var codes
            ? codes
            : throw CommandException.Usage("--batch-codes 应为 1 至 50000 / --batch-codes is 1 to 50000"),
        ReportPath = result.GetValue(Report),
        Stream = result.GetValue(Stream),
        IsDryRun = result.GetValue(DryRun),
    };

    private static ProductKind? ReadKind(string? kind) => kind switch
    {
        null => null,
        "domestic-drug" => ProductKind.DomesticDrug,
        "imported-drug" => ProductKind.ImportedDrug,
        "consumable" => ProductKind.Consumable,
        _ => throw CommandException.Usage(
            $"--kind {kind} 无效，应为 domestic-drug、imported-drug 或 consumable / "
            + $"--kind {kind} is none of domestic-drug, imported-drug, consumable"),
    };
}
