using System.CommandLine;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary>The number of an export as an argument, the same on every command that takes one.</summary>
internal static class ExportNumber
{
    public static Argument<ulong> Argument() => new("NUMBER")
    {
        Description = "导出任务编号 / number of the export, as trace export list shows it",
    };

    /// <summary>The export that was found.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static Export Found(Export? export, ulong number) => export ?? throw CommandException.Operating(
        $"未找到导出任务 {number}，可用 trace export list 查看 / there is no export {number}: see trace export list");
}
