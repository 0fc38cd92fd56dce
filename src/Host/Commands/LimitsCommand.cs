using System.CommandLine;
using System.Globalization;
using Google.Protobuf;
using Spectre.Console;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands;

/// <summary><c>limits</c>: every cap of the server, with what this enterprise uses of it.</summary>
internal static class LimitsCommand
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
            "limits",
            """
            列出服务器的全部上限和本企业当前用量 / Lists every cap of the server and what this enterprise uses of it now.

            Examples:
              trace limits
              trace limits --json
            """)
        {
            AsJson,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            await using var client = profile.Connect(result);
            var limits = await client.GetLimitsAsync(ct);
            if (result.GetValue(AsJson))
            {
                Console.WriteLine(Json.Format(limits));
            }
            else
            {
                Draw(limits);
            }

            return 0;
        });
        return command;
    }

    private static void Draw(GetLimitsResponse limits)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("上限 limit")
            .AddColumn(new TableColumn("值 value").RightAligned().NoWrap())
            .AddColumn(new TableColumn("已用 used").RightAligned().NoWrap())
            .AddColumn("单位 unit")
            .AddColumn("范围 of")
            .AddColumn("设置 setting");
        foreach (var limit in limits.Limits)
        {
            table.AddRow(
                new Text($"{limit.TitleZh}\n{limit.TitleEn}"),
                new Text(Number(limit.Value)),
                new Text(limit.HasUsed ? Number(limit.Used) : "-"),
                new Text(Unit(limit.Unit)),
                new Text(Owner(limit.Owner)),
                new Text(limit.Setting));
        }

        AnsiConsole.Write(table);
    }

    private static string Unit(LimitUnit unit) => unit switch
    {
        LimitUnit.Rows => "行 rows",
        LimitUnit.Bytes => "字节 bytes",
        LimitUnit.Characters => "字符 characters",
        LimitUnit.Milliseconds => "毫秒 ms",
        LimitUnit.Streams => "流 streams",
        LimitUnit.Batches => "批 batches",
        LimitUnit.Sections => "分段 sections",
        _ => "个 number",
    };

    private static string Owner(LimitOwner owner) => owner switch
    {
        LimitOwner.Stream => "每个流 stream",
        LimitOwner.Enterprise => "本企业 enterprise",
        LimitOwner.Host => "本服务 host",
        _ => "每次 call",
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
