using System.Globalization;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;

namespace TraceEngine.Signing.Exports;

/// <summary>The number of an export in a call.</summary>
internal static class ExportTasks
{
    public static ulong? Read(JsonCall call) =>
        ulong.TryParse(call.Values.Of("task_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : null;

    /// <summary>No number of a task: like one that does not exist.</summary>
    public static Answer NotFound(JsonCall call) => Answer.Of(
        AnswerKind.NotFound,
        $"导出任务“{call.Values.Of("task_id")}”不存在",
        $"there is no export \"{call.Values.Of("task_id")}\"");
}
