using System.CommandLine;
using Spectre.Console;
using TraceEngine.Client;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary><c>export</c>: full chains of many codes as a file, made by the server and downloaded when it is done.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string[]> Codes = new("CODE")
    {
        Description = "追溯码 / trace codes (quote GS1 codes); or use --from or a selection",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "追溯码文件，每行一个 / file of codes, one a line",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Format = new("--format")
    {
        Description = "格式，默认按 --output 的扩展名，否则 csv / format (default: by the name of --output, else csv)",
        HelpName = "csv|xlsx|parquet",
    };

    private static readonly Option<string?> Output = new("--output")
    {
        Description = "文件路径，默认 export-编号.格式 / where the file goes (default: export-NUMBER.FORMAT here)",
        HelpName = "PATH",
    };

    private static readonly Option<bool> NoWait = new("--no-wait")
    {
        Description = "只创建任务，不等待 / only start it; download it later",
    };

    public static Command Create()
    {
        var command = new Command(
            "export",
            """
            导出全链，每码每节点一行，由服务器后台生成 / Exports full chains: a row for each code and flow node. The server goes
            on when this command is ended; trace export download NUMBER fetches the file later.

            Examples:
              trace export 81234560000000000017 81234560000000000024 --output chains.csv
              trace export --from codes.txt --format xlsx
              trace export --lot 20250601 --output lot.xlsx
              trace export --day 2026-01-01..2026-01-31 --level 1 --output january.parquet
              trace export --document shipping/FH-1 --no-wait
              trace export list
              trace export download 12 --output chains.csv
            """)
        {
            Codes, From, Format, Output, NoWait,
            ExportListCommand.Create(),
            ExportStatusCommand.Create(),
            ExportCancelCommand.Create(),
            ExportDownloadCommand.Create(),
        };
        var selection = SelectionArguments.AddTo(command);
        var profile = ProfileOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result, selection, profile, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult result, SelectionArguments selection, ProfileOptions profile, CancellationToken ct)
    {
        var request = await ReadAsync(result, selection, ct);
        var output = result.GetValue(Output);
        var screen = ExportScreen.Create();
        await using var client = profile.Connect(result);
        var export = await client.Exports.CreateAsync(request, ct);
        screen.Line($"导出任务 {export.ExportId}：{ImportScreen.Number((long)export.CodesTotal)} 个追溯码 / "
            + $"export {export.ExportId}: {ImportScreen.Number((long)export.CodesTotal)} codes");
        if (result.GetValue(NoWait))
        {
            screen.Line($"稍后下载 / later: trace export download {export.ExportId}");
            return 0;
        }

        try
        {
            return await ExportFetch.RunAsync(client, screen, export, output, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            screen.Line($"导出在服务器上继续，稍后下载：trace export download {export.ExportId} / "
                + $"the export goes on at the server: trace export download {export.ExportId}");
            throw;
        }
    }

    private static async Task<CreateExportRequest> ReadAsync(
        ParseResult result, SelectionArguments selection, CancellationToken ct)
    {
        var request = new CreateExportRequest
        {
            Format = ExportFormatNames.Parse(result.GetValue(Format), result.GetValue(Output)),
        };
        var codes = result.GetValue(Codes) ?? [];
        var file = result.GetValue(From);
        var selected = selection.Read(result);
        var sources = (codes.Length > 0 ? 1 : 0) + (file is null ? 0 : 1) + (selected is null ? 0 : 1);
        if (sources != 1)
        {
            throw CommandException.Usage(
                "请给出追溯码、--from、--lot、--day、--product、--document 之一 / "
                + "name exactly one of: codes, --from, --lot, --day, --product, --document");
        }

        if (selected is not null)
        {
            request.Selection = selected;
        }
        else
        {
            request.Codes = new CodeList { Codes = { file is null ? codes : await ReadCodesAsync(file, ct) } };
        }

        return request;
    }

    private static async Task<List<string>> ReadCodesAsync(string path, CancellationToken ct)
    {
        var codes = new List<string>();
        try
        {
            await foreach (var line in File.ReadLinesAsync(path, ct))
            {
                if (line.Trim() is { Length: > 0 } code)
                {
                    codes.Add(code);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Operating(
                $"无法读取 {path}：{exception.Message} / {path} can't be read: {exception.Message}", exception);
        }

        return codes.Count > 0 ? codes : throw CommandException.Usage($"{path} 中没有追溯码 / there are no codes in {path}");
    }
}
