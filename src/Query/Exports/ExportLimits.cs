using Npgsql;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;

namespace TraceEngine.Query.Exports;

/// <summary>The limits of exports: which values they may have, and how they are told.</summary>
internal static class ExportLimits
{
    private const string Part = "Query:Exports";

    // The value is not told: there may be a password in it.
    private const string NoReplica =
        $"设置 {Part}:{nameof(ExportOptions.Replica)} 不是连接字符串，例如 Host=replica;Database=traceengine;Username=trace / "
        + $"setting {Part}:{nameof(ExportOptions.Replica)} is no connection string such as "
        + "Host=replica;Database=traceengine;Username=trace.";

    // A workbook's first sheet has a row for each code.
    private const int CodesOfSheet = 1_000_000;

    /// <summary>What is wrong with the settings.</summary>
    public static IEnumerable<string> FindFaults(ExportOptions exports)
    {
        var ranges = new SettingRanges(Part);
        ranges.Check(nameof(exports.CodesAtMost), exports.CodesAtMost, 1, CodesOfSheet);
        ranges.Check(nameof(exports.CodesPerChunk), exports.CodesPerChunk, 1, 20_000);
        ranges.Check(nameof(exports.ChunksAtOnce), exports.ChunksAtOnce, 1, 16);
        ranges.Check(nameof(exports.JobsAtOnce), exports.JobsAtOnce, 1, 64);
        ranges.Check(nameof(exports.UnfinishedAtMost), exports.UnfinishedAtMost, 1, 10_000);
        ranges.Check(nameof(exports.PageSizeAtMost), exports.PageSizeAtMost, 1, 10_000);
        ranges.Check(nameof(exports.AttemptsAtMost), exports.AttemptsAtMost, 1, 1_000_000);
        ranges.Check(nameof(exports.CreateTimeout), exports.CreateTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30));
        ranges.Check(nameof(exports.ChunkTimeout), exports.ChunkTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        ranges.Check(nameof(exports.DownloadTimeout), exports.DownloadTimeout, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        ranges.Check(nameof(exports.LeaseTime), exports.LeaseTime, TimeSpan.FromMilliseconds(300), TimeSpan.FromMinutes(10));
        ranges.Check(
            nameof(exports.ProgressInterval), exports.ProgressInterval, TimeSpan.FromMilliseconds(50), exports.LeaseTime / 3);
        ranges.Check(nameof(exports.PollInterval), exports.PollInterval, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(10));
        ranges.Check(nameof(exports.RetryDelay), exports.RetryDelay, TimeSpan.FromMilliseconds(50), TimeSpan.FromHours(1));
        ranges.Check(nameof(exports.Retention), exports.Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3660));
        ranges.Check(nameof(exports.RecordRetention), exports.RecordRetention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3660));
        ranges.Check(nameof(exports.SweepInterval), exports.SweepInterval, TimeSpan.FromMilliseconds(50), TimeSpan.FromDays(1));
        ranges.Check(nameof(exports.DiskCap), exports.DiskCap, 1, long.MaxValue / 2);
        return IsReplica(exports.Replica) ? ranges.Faults : [.. ranges.Faults, NoReplica];
    }

    private static bool IsReplica(string text)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The limits as they are told to callers.</summary>
    public static IEnumerable<LimitEntry> List(ExportOptions exports) =>
    [
        LimitEntry.OfCall(
            $"{Part}:{nameof(exports.CodesAtMost)}", "一次导出的追溯码数", "codes of one export", LimitUnit.Rows, exports.CodesAtMost),
        LimitEntry.OfHost(
            $"{Part}:{nameof(exports.CodesPerChunk)}", "导出时一起读取的追溯码数", "codes that an export reads together",
            LimitUnit.Rows, exports.CodesPerChunk),
        LimitEntry.OfHost(
            $"{Part}:{nameof(exports.ChunksAtOnce)}", "一个导出任务同时读取的组数", "groups of codes that one export reads at once",
            LimitUnit.Number, exports.ChunksAtOnce),
        LimitEntry.OfHost(
            $"{Part}:{nameof(exports.JobsAtOnce)}", "同时生成的导出任务数", "exports that run at once", LimitUnit.Number,
            exports.JobsAtOnce),
        LimitEntry.OfCall(
            $"{Part}:{nameof(exports.UnfinishedAtMost)}", "每个企业未完成的导出任务数", "unfinished exports of one enterprise",
            LimitUnit.Number, exports.UnfinishedAtMost),
        LimitEntry.OfCall(
            $"{Part}:{nameof(exports.PageSizeAtMost)}", "每页导出任务数", "exports of one page", LimitUnit.Rows,
            exports.PageSizeAtMost),
        LimitEntry.OfHost(
            $"{Part}:{nameof(exports.AttemptsAtMost)}", "导出任务无进展的重试次数", "tries of an export that gets no further",
            LimitUnit.Number, exports.AttemptsAtMost),
        LimitEntry.OfHost(
            $"{Part}:{nameof(exports.DiskCap)}", "导出文件占用的磁盘字节数", "bytes of all exports on disk", LimitUnit.Bytes,
            exports.DiskCap),
        LimitEntry.OfTime(
            $"{Part}:{nameof(exports.CreateTimeout)}", "创建导出任务的时限", "time of creating an export", exports.CreateTimeout),
        LimitEntry.OfTime(
            $"{Part}:{nameof(exports.DownloadTimeout)}", "一次下载的时限", "time of one download", exports.DownloadTimeout),
        LimitEntry.OfTime($"{Part}:{nameof(exports.Retention)}", "导出文件的保留时间", "how long a file is kept", exports.Retention),
        LimitEntry.OfTime(
            $"{Part}:{nameof(exports.RecordRetention)}", "导出记录的保留时间", "how long an export without a file is listed",
            exports.RecordRetention),
        .. ListPauses(exports),
    ];

    private static IEnumerable<LimitEntry> ListPauses(ExportOptions exports) =>
    [
        LimitEntry.OfHostTime(
            $"{Part}:{nameof(exports.ChunkTimeout)}", "读取一组追溯码的时限", "time of reading codes together", exports.ChunkTimeout),
        LimitEntry.OfHostTime(
            $"{Part}:{nameof(exports.LeaseTime)}", "主机失联后保留任务的时间", "how long a silent host keeps an export",
            exports.LeaseTime),
        LimitEntry.OfHostTime(
            $"{Part}:{nameof(exports.ProgressInterval)}", "记录导出进度的间隔", "pause between notes of progress",
            exports.ProgressInterval),
        LimitEntry.OfHostTime(
            $"{Part}:{nameof(exports.PollInterval)}", "查找待生成任务的间隔", "pause between looks for exports", exports.PollInterval),
        LimitEntry.OfHostTime(
            $"{Part}:{nameof(exports.RetryDelay)}", "导出中断后的重试等待", "wait before an interrupted export goes on",
            exports.RetryDelay),
        LimitEntry.OfHostTime(
            $"{Part}:{nameof(exports.SweepInterval)}", "清理导出文件的间隔", "pause between removals of files", exports.SweepInterval),
    ];
}
