using System.CommandLine;
using Google.Protobuf;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary><c>export status</c>: how far one export is.</summary>
internal static class ExportStatusCommand
{
    private static readonly Argument<ulong> Number = ExportNumber.Argument();

    private static readonly Option<bool> AsJson = new("--json")
    {
        Description = "输出 JSON / print JSON",
    };

    public static Command Create()
    {
        var command = new Command(
            "status",
            """
            导出任务的进度 / Shows how far an export is.

            Examples:
              trace export status 12
              trace export status 12 --json
            """)
        {
            Number, AsJson,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            var number = result.GetRequiredValue(Number);
            await using var client = profile.Connect(result);
            var export = ExportNumber.Found(await client.Exports.FindAsync(number, ct), number);
            if (result.GetValue(AsJson))
            {
                Console.WriteLine(new JsonFormatter(JsonFormatter.Settings.Default.WithFormatDefaultValues(true)).Format(export));
            }
            else
            {
                ExportScreen.Create().Draw(ExportScreen.TableOf([export]));
            }

            return 0;
        });
        return command;
    }
}
