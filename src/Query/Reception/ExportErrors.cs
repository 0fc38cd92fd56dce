using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Reception;

/// <summary>The statuses of export calls that cannot be answered.</summary>
internal static class ExportErrors
{
    /// <summary>Not there, or another enterprise's: the answer is the same, so that nobody learns of others' exports.</summary>
    public static RpcException NotFound(ulong exportId) => QueryErrors.NotFound(
        "EXPORT_NOT_FOUND",
        $"未找到导出任务 {exportId}：不存在，或记录已过保留期；可用 trace export list 查看",
        $"there is no export {exportId}: not there, or its record was not kept longer; list exports to see what there is");

    /// <summary>The format is none.</summary>
    public static RpcException BadFormat(int format) => QueryErrors.BadField(
        "format",
        $"导出格式 {format} 不存在，请填写 CSV、XLSX 或 PARQUET",
        $"there is no export format {format}: send CSV, XLSX or PARQUET");

    /// <summary>Nothing says which codes are wanted.</summary>
    public static RpcException NoCodes() => QueryErrors.BadField(
        "codes",
        "缺少追溯码，请列出追溯码，或填写批号、上传日期、产品、单据之一",
        "there are no codes: list some, or select a lot, upload days, a product or a document");

    /// <summary>A code is longer than any.</summary>
    public static RpcException CodeTooLong(int index, int limit) => QueryErrors.BadField(
        $"codes[{index}]",
        $"第 {index + 1} 个追溯码过长，最多 {limit} 个字符",
        $"code {index + 1} is too long: at most {limit} characters");

    /// <summary>More codes than one export may have.</summary>
    public static RpcException TooManyCodes(int limit) => QueryErrors.BadField(
        "codes",
        $"一次导出最多 {limit} 个追溯码，请分批导出或缩小范围",
        $"one export has at most {limit} codes: make several of it, or select less");

    /// <summary>The selection is there and has no codes.</summary>
    public static RpcException NothingSelected() => QueryErrors.NotFound(
        "NOTHING_SELECTED",
        "没有符合条件的追溯码，请检查日期和包装层级",
        "nothing is selected: check days and package level");

    /// <summary>The enterprise has as many unfinished exports as it may.</summary>
    public static RpcException TooManyUnfinished(int limit, TimeSpan retryDelay) => QueryErrors.Create(
        Code.ResourceExhausted,
        $"未完成的导出任务已达上限 {limit} 个，请等待其完成或取消一些",
        $"{limit} exports are not finished yet, as many as may be; wait for them, or cancel some",
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryDelay) });

    /// <summary>More exports a page than the server sends.</summary>
    public static RpcException BadPageSize(uint size, int most) => QueryErrors.BadField(
        "page_size",
        $"每页 {size} 个超过上限，最多 {most} 个；0 为默认值",
        $"a page of {size} exports is too large: send at most {most}, or 0 for the default");

    /// <summary>The token is none of ours.</summary>
    public static RpcException BadPageToken() => QueryErrors.BadField(
        "page_token",
        "翻页标记无效，请用上一页返回的标记，或从第一页重新查询",
        "the page token is not usable: send the one of the page before, or start again with the first page");

    /// <summary>There is no file, yet or any more.</summary>
    public static RpcException NoFile(ExportJob job) => QueryErrors.Create(
        Code.FailedPrecondition,
        $"导出任务 {job.Id} 没有可下载的文件（{StateZh(job.State)}）；未完成的请等待，其余请重新导出",
        $"export {job.Id} has no file to download ({StateEn(job.State)}); wait for it, or create it again when it has ended",
        new ErrorInfo { Domain = QueryErrors.Domain, Reason = "EXPORT_WITHOUT_FILE" });

    /// <summary>The range begins behind the end of the file.</summary>
    public static RpcException BadOffset(ulong offset, long bytes) => QueryErrors.Create(
        Code.OutOfRange,
        $"起始位置 {offset} 超出文件大小 {bytes} 字节",
        $"offset {offset} is behind the end of the file, which has {bytes} bytes",
        new ErrorInfo { Domain = QueryErrors.Domain, Reason = "OFFSET_BEHIND_END" });

    /// <summary>The file is on a disk that this host does not see.</summary>
    public static RpcException FileElsewhere(long exportId, TimeSpan retryDelay) => QueryErrors.Create(
        Code.Unavailable,
        $"导出任务 {exportId} 的文件不在本主机上，请连接生成它的主机，或重新导出",
        $"the file of export {exportId} is not on this host: ask the host that made it, or create the export again",
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryDelay) });

    /// <summary>Why an export failed, for people.</summary>
    public static (string Zh, string En) TextOf(ExportFailure failure) => failure switch
    {
        ExportFailure.DiskFull => (
            "服务器磁盘已满，已删除写出的内容；请运维人员清理后重新导出",
            "the server's disk is full; what was written is removed: create the export again when there is room"),
        ExportFailure.DiskCap => (
            "导出文件占用的磁盘已达上限，已删除写出的内容；请稍后重新导出，或缩小范围",
            "exports take as much disk as they may; what was written is removed: create it again later, or a smaller one"),
        ExportFailure.DiskFault => (
            "服务器无法读写导出目录；请运维人员检查后重新导出",
            "the server cannot read or write its export folder; tell the operator, then create the export again"),
        ExportFailure.Database => (
            "数据库多次没有应答；请稍后重新导出",
            "the database did not answer in many attempts; create the export again later"),
        ExportFailure.Internal => (
            "服务器内部错误，请告知运维人员查看日志",
            "a defect of the server; tell the operator, whose log says more"),
        _ => (string.Empty, string.Empty),
    };

    private static string StateZh(ExportState state) => state switch
    {
        ExportState.Failed => "失败",
        ExportState.Cancelled => "已取消",
        ExportState.Expired => "已过期",
        _ => "生成中",
    };

    private static string StateEn(ExportState state) => state switch
    {
        ExportState.Failed => "failed",
        ExportState.Cancelled => "cancelled",
        ExportState.Expired => "expired",
        _ => "not done yet",
    };
}
