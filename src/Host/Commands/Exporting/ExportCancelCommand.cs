using System.CommandLine;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary><c>export cancel</c>: ends an export and removes its file from the server.</summary>
internal static class ExportCancelCommand
{
    private static readonly Argument<ulong> Number = ExportNumber.Argument();

    public static Command Create()
    {
        var command = new Command(
            "cancel",
            """
            取消导出任务并删除服务器上的文件 / Ends an export and removes its file from the server.

            Example:
              trace export cancel 12
            """)
        {
            Number,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            var number = result.GetRequiredValue(Number);
            await using var client = profile.Connect(result);
            var export = ExportNumber.Found(await client.Exports.CancelAsync(number, ct), number);
            ExportScreen.Create().Line($"导出任务 / export {number}: {ExportScreen.StateOf(export.State)}");
            return 0;
        });
        return command;
    }
}
