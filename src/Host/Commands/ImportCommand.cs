using System.CommandLine;
using Spectre.Console;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Files;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Importing.Uploads;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands;

/// <summary><c>import</c>: files people have, of any of the eight uploads.</summary>
internal static class ImportCommand
{
    // Logs have no width: a line is never broken.
    private const int RedirectedWidth = 240;

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "CSV、XLSX、TXT、扫码枪单据、关联关系 XML / CSV, XLSX, TXT, scan-gun bills, relation XML",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Kind = new("--kind")
    {
        Description = "上传类别，默认按表头判断 / kind of upload (default: as the columns say)",
        HelpName = string.Join('|', UploadKinds.All.Select(kind => kind.ToCommandName())),
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "文件中没有的字段，可多次给出 / a field that the file leaves out; may be repeated",
        HelpName = "FIELD=VALUE",
    };

    private static readonly Option<string?> Sheet = new("--sheet")
    {
        Description = "工作表，默认第一个 / sheet of a workbook (default: the first)",
        HelpName = "NAME",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "只校验，不写入 / check everything, write nothing",
    };

    private static readonly Option<bool> Yes = new("--yes", "-y")
    {
        Description = "不询问，直接导入 / go on without asking",
    };

    private static readonly Option<string?> Report = new("--report")
    {
        Description = "拒收明细的路径 / where the report of refused rows goes (default: NAME.refused.xlsx here, when there are some)",
        HelpName = "PATH",
    };

    private static readonly Option<string?> Format = new("--format")
    {
        Description = "拒收明细的格式，默认按路径 / format of that report (default: as its path says)",
        HelpName = "csv|xlsx",
    };

    public static Command Create()
    {
        var command = new Command(
            "import",
            """
            导入文件，可随时中断后重新运行 / Imports files people have; kill it anywhere and run it again, nothing is lost or twice.
            Exit code: 0 all accepted or in already, 1 failed, 2 wrong usage, 3 rows were refused.

            Examples:
              trace import shipping.xlsx                        says what it takes the file for, then sends it
              trace import codes.csv --dry-run
              trace import bill.xml --kind circulation --set shppOrgUscc=91310000MA1FL0002W --yes
              trace import relation lot.xml --register-product  relation XML with all its options
              trace template shipping --format xlsx             an empty file to fill in
            """)
        {
            Files, Kind, Set, Sheet, DryRun, Yes, Report, Format,
        };
        command.Add(ImportRelationCommand.Create());
        var profile = ProfileOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result, profile, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, ProfileOptions options, CancellationToken ct)
    {
        var settings = Read(result);
        var files = result.GetRequiredValue(Files);
        if (files.Length > 1 && settings.ReportPath is not null)
        {
            throw CommandException.Usage("--report 只能用于单个文件 / --report is for one file only");
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        var screen = new ImportScreen(AnsiConsole.Console, TimeProvider.System);
        var profile = options.Load(result);
        await using var client = ProfileOptions.Connect(profile);
        var import = new FileImport(client, profile, settings, screen, TimeProvider.System);
        var code = 0;
        foreach (var file in files)
        {
            // One bad file does not keep the others out.
            try
            {
                var outcome = await import.RunAsync(file, ct);
                code = outcome == ImportOutcome.WithRefusals && code == 0 ? CommandException.RefusedRowsCode : code;
            }
            catch (Exception exception) when (
                files.Length > 1 && exception is CommandException or IOException or UploadFileException)
            {
                code = Failure.Report(exception);
            }
        }

        return code;
    }

    private static FileImportSettings Read(ParseResult result) => new()
    {
        Kind = ReadKind(result.GetValue(Kind)),
        Defaults = ReadDefaults(result.GetValue(Set) ?? []),
        Sheet = result.GetValue(Sheet),
        IsDryRun = result.GetValue(DryRun),
        IsConfirmed = result.GetValue(Yes),
        ReportPath = result.GetValue(Report),
        IsReportCsv = ReadFormat(result.GetValue(Format)),
    };

    internal static UploadKind? ReadKind(string? name) => name is null ? null
        : UploadKinds.TryParse(name, out var kind) ? kind
        : throw CommandException.Usage(
            $"上传类别 {name} 无效，应为 {Kind.HelpName} / {name} is no kind of upload: write one of {Kind.HelpName}");

    private static Dictionary<string, string> ReadDefaults(string[] settings)
    {
        var defaults = new Dictionary<string, string>();
        foreach (var setting in settings)
        {
            var parts = setting.Split('=', 2);
            if (parts.Length != 2 || parts[0].Length == 0)
            {
                throw CommandException.Usage($"--set 应为 字段=值：{setting} / --set is FIELD=VALUE: {setting}");
            }

            defaults[parts[0].Trim()] = parts[1].Trim();
        }

        return defaults;
    }

    private static bool? ReadFormat(string? format) => format switch
    {
        null => null,
        "csv" => true,
        "xlsx" => false,
        _ => throw CommandException.Usage($"--format {format} 无效，应为 csv 或 xlsx / --format {format} is neither csv nor xlsx"),
    };
}
