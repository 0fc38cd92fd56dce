using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>The fields of the interfaces that are no uploads (DOMAIN 7.9): queries, export, correction, report, keys.</summary>
public static class RequestFields
{
    private static readonly (string Value, string Zh, string En)[] Kinds =
    [
        ("impDrugInfo", "进口药信息", "imported drugs"),
        ("domDrugInfo", "国产药信息", "domestic drugs"),
        ("mcsInfo", "医用耗材信息", "medical consumables"),
        ("tracCodgInfo", "追溯码信息", "trace codes"),
        ("shpInfo", "发货", "shipping"),
        ("shppInfo", "收货", "receiving"),
        ("delvInfo", "配送", "delivery"),
        ("circInfo", "流通", "circulation"),
        ("corrInfo", "更正", "correction"),
    ];

    private static readonly (string Value, string Zh, string En)[] CodeActions =
    [
        ("1", "激活", "activate"), ("2", "关联", "pack"), ("3", "解除关联", "unpack"), ("4", "替换", "replace"), ("5", "注销", "void"),
        ("6", "抽样", "sample"), ("7", "销毁", "destroy"),
    ];

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
        Flag("kind", "target_kind", "单据类别", "kind of the document", 20, "shpInfo").RequiredWhen(
            UploadCondition.Without("lot_number"))
            .OneOf(Kinds[3..8]),
        Flag("chgType", "target_action", "操作", "action of the document of trace codes", 2, "1").Optional()
            .OneOf([CodeActions[0], .. CodeActions[4..]]).Note(
                "kind 为 tracCodgInfo 时使用，默认 1", "for kind tracCodgInfo; 1 when left out"),
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
        Flag("kind", "target_kind", "接口", "interface of the upload", 20, "tracCodgInfo").OneOf(Kinds[..8]),
        Flag("chgType", "target_action", "操作", "action of the document of trace codes", 2, "1").Optional()
            .OneOf(CodeActions).Note("kind 为 tracCodgInfo 时使用，默认 1", "for kind tracCodgInfo; 1 when left out"),
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
