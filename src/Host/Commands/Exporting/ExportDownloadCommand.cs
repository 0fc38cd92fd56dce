using System.CommandLine;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary><c>export download</c>: waits for an export where it is not done, then fetches its file.</summary>
internal static class ExportDownloadCommand
{
    private static readonly Argument<ulong> Number = ExportNumber.Argument();

    private static readonly Option<string?> Output = new("--output")
    {
        Description = "文件路径，默认 export-编号.格式 / where the file goes (default: export-NUMBER.FORMAT here)",
        HelpName = "PATH",
    };

    public static Command Create()
    {
        var command = new Command(
            "download",
            """
            下载导出文件，可断点续传并校验 / Downloads the file of an export; what broke off goes on, and the SHA-256 is checked.

            Examples:
              trace export download 12
              trace export download 12 --output chains.csv
            """)
        {
            Number, Output,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            var number = result.GetRequiredValue(Number);
            await using var client = profile.Connect(result);
            var export = ExportNumber.Found(await client.Exports.FindAsync(number, ct), number);
            return await ExportFetch.RunAsync(client, ExportScreen.Create(), export, result.GetValue(Output), ct);
        });
        return command;
    }
}
