using System.CommandLine;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary><c>export list</c>: the enterprise's exports, the newest first.</summary>
internal static class ExportListCommand
{
    private const int Shown = 50;

    private static readonly Option<int> AtMost = new("--at-most")
    {
        Description = $"最多显示的任务数，默认 {Shown} / most exports to show, {Shown} by default",
        HelpName = "COUNT",
        DefaultValueFactory = _ => Shown,
    };

    public static Command Create()
    {
        var command = new Command(
            "list",
            """
            列出导出任务 / Lists exports, the newest first.

            Examples:
              trace export list
              trace export list --at-most 500
            """)
        {
            AtMost,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            var exports = new List<Export>();
            await using var client = profile.Connect(result);
            await foreach (var export in client.Exports.ListAsync(ct))
            {
                exports.Add(export);
                if (exports.Count >= result.GetValue(AtMost))
                {
                    break;
                }
            }

            ExportScreen.Create().Draw(ExportScreen.TableOf(exports));
            return 0;
        });
        return command;
    }
}
