using Spectre.Console;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary>What a person sees of exports.</summary>
internal static class ExportScreen
{
    // No terminal to fit: a line is never broken.
    private const int RedirectedWidth = 240;

    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The terminal, or what stands in its place.</summary>
    public static ImportScreen Create()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        return new ImportScreen(AnsiConsole.Console, TimeProvider.System);
    }

    /// <summary>One line for each export.</summary>
    public static Table TableOf(IEnumerable<Export> exports)
    {
        var table = new Table().AddColumns(
            "编号 No", "状态 state", "格式 format", "码 codes", "行 rows", "字节 bytes", "创建 created", "保留至 kept until", "说明 note");
        foreach (var export in exports)
        {
            table.AddRow(
                $"{export.ExportId}",
                StateOf(export.State),
                $"{export.Format}",
                $"{ImportScreen.Number((long)export.CodesDone)} / {ImportScreen.Number((long)export.CodesTotal)}",
                ImportScreen.Number((long)export.Rows),
                ImportScreen.Number((long)export.Bytes),
                TimeOf(export.CreatedAt),
                TimeOf(export.ExpiresAt),
                Markup.Escape(NoteOf(export)));
        }

        return table;
    }

    /// <summary>A state as people read it.</summary>
    public static string StateOf(ExportState state) => state switch
    {
        ExportState.Waiting => "等待 waiting",
        ExportState.Reading => "读取 reading",
        ExportState.Writing => "写文件 writing",
        ExportState.Done => "完成 done",
        ExportState.Failed => "失败 failed",
        ExportState.Cancelled => "已取消 cancelled",
        ExportState.Expired => "已过期 expired",
        _ => $"{state}",
    };

    private static string NoteOf(Export export) => export.Failure != ExportFailure.Unspecified
        ? $"{export.FailureZh} / {export.FailureEn}"
        : export.LeftMilliseconds > 0 ? $"剩余 left {TimeSpan.FromMilliseconds(export.LeftMilliseconds):m\\:ss}" : string.Empty;

    private static string TimeOf(Google.Protobuf.WellKnownTypes.Timestamp? moment) =>
        moment is null ? string.Empty : moment.ToDateTimeOffset().ToLocalTime().ToString(TimeFormat);
}
