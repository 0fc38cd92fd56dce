using TraceEngine.Contracts.Uploads.Mapping;
using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>The fields of the interfaces that are no uploads (DOMAIN 7.9): queries, export, correction, report, keys.</summary>
public static class RequestFields
{
    private static readonly UploadField Kind = Flag("kind", "target_kind", "接口", "interface of the upload", 20, "shpInfo") with
    {
        Choices = [.. UploadKinds.All.Select(kind => new FieldChoice(kind.ToWireName(), kind.ToChinese(), kind.ToEnglish()))],
    };

    private static readonly UploadField KindAction = TraceCodeFields.Action.To("target_action").Optional()
        .Note("kind 为 tracCodgInfo 时使用，默认 1", "for kind tracCodgInfo; 1 when left out");

    private static readonly UploadField PageNum =
        Integer("pageNum", "page_number", "页码", "page number", 1, 1_000_000, "1").Optional().Note("默认 1", "1 when left out");

    private static readonly UploadField PageSize =
        Integer("pageSize", "page_size", "每页条数", "codes a page", 1, 10_000, "100").Optional().Note("默认 100", "100 when left out");

    private static readonly UploadField PageToken =
        Text("pageToken", "page_token", "翻页标记", "token of the next page", 1_000, "AQ").Optional()
            .Note("填上一页返回的 pageToken，可代替 pageNum", "what the page before answered as pageToken, instead of pageNum");

    private static readonly UploadField LotNumber = SharedFields.ManuLotnum.To("lot_number");

    private static readonly UploadField NhsaCode = SharedFields.MedListCodg.To("nhsa_code").Optional();

    private static readonly UploadField Barcode = SharedFields.DrugProdBarc.To("barcode").Optional();

    private static readonly UploadField UploadDay =
        Date("updtDate", "upload_day", "上传日期", "day of the upload", "2026-01-05")
            .RequiredWhen(UploadCondition.Without("first_day"));

    private static readonly UploadField FirstDay =
        Date("begndate", "first_day", "起始日期", "first day", "2026-01-05").Optional()
            .Note("与 enddate 成对使用，代替 updtDate", "with enddate, instead of updtDate");

    private static readonly UploadField LastDay = Date("enddate", "last_day", "截止日期", "last day", "2026-01-06").Optional();

    private static readonly UploadField TaskId = Code("taskId", "task_id", "任务编号", "number of the export", 20, "42");

    private static readonly UploadField AccessKey =
        Code("accessKey", "access_key", "访问密钥", "ak of the key", 40, "ak-2345-6789-abcd-efgh");

    /// <summary>单码 /query/codg.</summary>
    public static IReadOnlyList<UploadField> CodeQuery { get; } =
    [
        SharedFields.TracCodg with { List = UploadList.None },
        YesNo("withTree", "with_tree", "是否返回内含追溯码", "whether to tell the codes inside", 1, "0").Optional(),
    ];

    /// <summary>批量 /query/lotnum.</summary>
    public static IReadOnlyList<UploadField> LotQuery { get; } = [LotNumber, NhsaCode, Barcode, PageNum, PageSize, PageToken];

    /// <summary>日期 /query/date.</summary>
    public static IReadOnlyList<UploadField> DateQuery { get; } = [UploadDay, FirstDay, LastDay, PageNum, PageSize, PageToken];

    /// <summary>导出 /export.</summary>
    public static IReadOnlyList<UploadField> Export { get; } =
    [
        Flag("exptType", "format", "文件格式", "format of the file", 10, "csv").Optional()
            .OneOf(("csv", "CSV", "CSV"), ("xlsx", "Excel", "Excel"), ("parquet", "Parquet", "Parquet")),
        LotNumber.Optional(),
        NhsaCode,
        Barcode,
        UploadDay.Optional(),
        FirstDay,
        LastDay,
    ];

    /// <summary>The codes of an export, where it names them one by one.</summary>
    public static IReadOnlyList<UploadField> ExportCodes { get; } = [SharedFields.TracCodg];

    /// <summary>/export/status and /export/download.</summary>
    public static IReadOnlyList<UploadField> Task { get; } = [TaskId];

    /// <summary>更正 /corrInfo: withdraws a document, or corrects the dates of a lot.</summary>
    public static IReadOnlyList<UploadField> Correction { get; } =
    [
        SharedFields.DocNo.To("target_number").RequiredWhen(UploadCondition.Without("lot_number"))
            .Note("要撤回的单据；更正批次时不填", "the document to withdraw; empty for a lot"),
        Kind.RequiredWhen(UploadCondition.Without("lot_number")) with
        {
            Choices = [.. Kind.Choices.Where(choice => UploadKinds.TryParse(choice.Value, out var kind) && !kind.IsProduct())],
        },

        // A lot's activation, and what ended codes, can be withdrawn; a cascade is changed by the next one.
        KindAction with
        {
            Choices = [.. KindAction.Choices.Where(
                choice => choice.Value == CodesUpload.Activate || CodesUpload.Ends.ContainsKey(choice.Value))],
        },
        LotNumber.RequiredWhen(UploadCondition.Without("target_number"))
            .Note("要更正日期的批次；撤回单据时不填", "the lot whose dates are corrected; empty for a document"),
        NhsaCode,
        Barcode,
        SharedFields.ManuDate.To("made_on").RequiredWhen(UploadCondition.Without("target_number")),
        SharedFields.ExpyEnd.To("expires_on").RequiredWhen(UploadCondition.Without("target_number")),
        Text("chgRea", "change_reason", "原因", "reason", 500, "单据录入错误"),
        Text("contact", "contact", "联系方式", "contact", 50, "021-00000000").RequiredWhen(UploadCondition.Without("lot_number")),
        Text("corrNo", "document_number", "更正单号", "number of the correction", 64, "GZ20260105001").Optional()
            .Note("不填由系统生成；填写后同号重发只生效一次", "made by the server when left out; sent again under one number it counts once"),
        Time("corrTime", "event_at", "更正时间", "time of the correction", "2026-01-05 08:30:00").Conditional()
            .Note("填写 corrNo 时必填；否则为签名时间", "required with corrNo; otherwise the time of the signature"),
    ];

    /// <summary>/report.</summary>
    public static IReadOnlyList<UploadField> Report { get; } =
    [
        SharedFields.DocNo,
        Kind,
        KindAction,
    ];

    /// <summary>/keys/issue.</summary>
    public static IReadOnlyList<UploadField> IssueKey { get; } =
        [Text("label", "label", "备注", "what the key is for", 100, "2号产线").Optional()];

    /// <summary>/keys/rotate.</summary>
    public static IReadOnlyList<UploadField> RotateKey { get; } =
    [
        AccessKey,
        YesNo("endOlder", "end_older", "立即结束旧版本", "end a version that an earlier rotation left working", 1, "0").Optional(),
    ];

    /// <summary>/keys/revoke.</summary>
    public static IReadOnlyList<UploadField> RevokeKey { get; } = [AccessKey];
}
