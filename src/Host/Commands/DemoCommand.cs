using System.CommandLine;
using Spectre.Console;
using TraceEngine.Host.Data;
using TraceEngine.Host.Demo;

namespace TraceEngine.Host.Commands;

/// <summary><c>demo</c>: the main job, shown.</summary>
internal static class DemoCommand
{
    // Logs have no width: a line is never broken.
    private const int RedirectedWidth = 160;

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "约 20 秒，码数较少 / twenty seconds, fewer codes",
    };

    private static readonly Option<string?> Folder = new("--data")
    {
        Description = $"数据目录 / data folder (default: {DataLocation.FolderVariable} or .trace/data)",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        var command = new Command(
            "demo",
            """
            演示：导入、写入、中途杀掉服务、续传、查询、校验 / Shows the main job: import, stream, kill the server, resume, ask, verify.
            可重复运行 / Run it as often as you like.
            """)
        {
            Quick, Folder,
        };
        command.SetAction((result, ct) =>
        {
            if (Console.IsOutputRedirected)
            {
                AnsiConsole.Profile.Width = RedirectedWidth;
            }

            var folder = new DataLocation(DataLocation.FolderOr(result.GetValue(Folder)), null, null);
            var scale = result.GetValue(Quick) ? DemoScale.Quick : DemoScale.Full;
            return new DemoRun(folder, scale, AnsiConsole.Console, TimeProvider.System).RunAsync(ct);
        });
        return command;
    }
}
