using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using static TraceEngine.Signing.Answers.AnswerField;

namespace TraceEngine.Signing.Exports;

/// <summary>The fields of an export.</summary>
internal static class ExportFields
{
    public static AnswerField TaskId { get; } = Like(RequestFields.Task, "task_id");

    public static AnswerField ExptType { get; } = Like(RequestFields.Export, "format");

    public static AnswerField Stas { get; } = Text("stas", "状态：0 排队 1 生成中 2 完成 3 失败 4 已取消 5 已过期",
        "state: 0 waiting 1 under way 2 done 3 failed 4 cancelled 5 expired");

    public static AnswerField StasName { get; } = Text("stasName", "状态名称", "name of the state");

    public static AnswerField CodgCnt { get; } = Number("codgCnt", "追溯码数", "codes in all");

    public static AnswerField DoneCnt { get; } = Number("doneCnt", "已读取追溯码数", "codes read");

    public static AnswerField RowCnt { get; } = Number("rowCnt", "行数", "rows");

    public static AnswerField FileSize { get; } = Number("fileSize", "字节数", "bytes");

    public static AnswerField LeftMs { get; } = Number("leftMs", "预计剩余毫秒", "milliseconds left, estimated");

    public static AnswerField Sha256 { get; } = Text("sha256", "文件 SHA-256", "SHA-256 of the file");

    public static AnswerField FileName { get; } = Text("fileName", "文件名", "file name");

    public static AnswerField CrteTime { get; } = Text("crteTime", "创建时间", "created at");

    public static AnswerField EndTime { get; } = Text("endTime", "结束时间", "ended at");

    public static AnswerField ExpyTime { get; } = Text("expyTime", "文件保留至", "file kept until");

    public static AnswerField FailRea { get; } = Text("failRea", "失败原因", "why it failed");

    public static IReadOnlyList<AnswerField> Export { get; } =
    [
        TaskId, ExptType, Stas, StasName, CodgCnt, DoneCnt, RowCnt, FileSize, LeftMs, Sha256, FileName, CrteTime, EndTime,
            ExpyTime, FailRea,
    ];
}
