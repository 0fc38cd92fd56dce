using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>Trace codes of a lot with their cascade (tracCodgInfo), and what is done with them later.</summary>
internal static class TraceCodeFields
{
    /// <summary>What is done with the codes.</summary>
    public static UploadField Action { get; } = Flag("chgType", UploadTargets.Action, "操作", "action", 2, "1")
        .OneOf(
            ("1", "激活", "activate"),
            ("2", "关联", "pack"),
            ("3", "解除关联", "unpack"),
            ("4", "替换", "replace"),
            ("5", "注销", "void"),
            ("6", "抽样", "sample"),
            ("7", "销毁", "destroy"))
        .Also("操作类型", "变更类型");

    public static UploadTable Table() => new(
        [SharedFields.DocNo, Action, .. Lot(), .. Changes(), SharedFields.Memo, .. Codes()],
        [SharedFields.Codes()]);

    private static IEnumerable<UploadField> Lot() =>
    [
        SharedFields.ProdType,
        SharedFields.MedListCodg,
        SharedFields.DrugProdBarc,
        SharedFields.ManuLotnum,
        SharedFields.ManuDate,
        SharedFields.ExpyEnd,
        Flag("expyPrec", "expiry_precision", "效期精度", "precision of the expiry", 1, "D")
            .Optional().OneOf(("D", "到日", "day"), ("M", "到月", "month")),
        Text("pacRatio", "activation.pack_ratio", "包装比例", "pack ratio large:medium:small", 50, "1:10:100").Also("cascade"),
        Text("prodLine", "activation.line", "产线", "production line", 50, "1号线").Optional().Also("生产线", "lineName"),
        Text("prodWksp", "activation.workshop", "车间", "workshop", 50, "一车间").Optional().Also("生产车间", "workshop"),
        Text("prodDuty", "activation.line_manager", "负责人", "person in charge", 50, "王五").Optional().Also("lineManager"),
        Time("actvTime", "activation.activated_at", "激活时间", "time of activation", "2026-01-05 08:30:00"),
    ];

    private static IEnumerable<UploadField> Changes() =>
    [
        SharedFields.ChgRea(UploadCondition.When(UploadTargets.Action, "4", "5", "7"))
            .Note("替换、注销、销毁必填", "required to replace, void or destroy"),
        SharedFields.ExctPsn(UploadCondition.When(UploadTargets.Action, "7")),
        SharedFields.SpvPsn(UploadCondition.When(UploadTargets.Action, "7")),
        TraceCode("oldTracCodg", "code.replaced", "原追溯码", "replaced trace code", "81900010003001014488")
            .RequiredWhen(UploadCondition.When(UploadTargets.Action, "4")).Also("原码", "旧码") with
        {
            MayDifferByRow = true,
            NoteZh = "替换必填，每个新码一行",
            NoteEn = "required to replace, a row for each new code",
        },
    ];

    private static IEnumerable<UploadField> Codes() => new[]
    {
        SharedFields.TracCodg,
        SharedFields.TracPacLv with { NameZh = "追溯码包装层级", Aliases = ["包装层级", "packLayer", "level", "层级"] },
        SharedFields.PrntTracCodg,
        Flag("pacStas", "code.pack_mode", "包装模式", "pack mode", 1, "0")
            .OneOf(("0", "正常", "normal"), ("1", "拼箱", "mixed lots"), ("2", "零箱", "partly filled"), ("3", "拼箱且零箱", "both"))
            .Also("flag"),
        LotOfCode(SharedFields.ManuLotnum, "code.lot_number", "逐码生产批号", "lot number of the code"),
        LotOfCode(SharedFields.ManuDate, "code.made_on", "逐码生产日期", "date of manufacture of the code"),
        LotOfCode(SharedFields.ExpyEnd, "code.expires_on", "逐码有效期止", "expiry of the code"),
        SharedFields.Cnt,
        Code("udiPi", "code.production_identifier", "生产标识原文", "production identifier as printed", 100, "(10)A20260101(21)0001")
            .Conditional()
            .Also("UDI-PI").Note("耗材有则必填", "consumables: required if there is one"),
    }.Select(field => field.In(UploadList.Codes));

    private static UploadField LotOfCode(UploadField field, string target, string zh, string en) =>
        (field with { Target = target, NameZh = zh, NameEn = en, Aliases = [] })
            .Column($"tracCodgList.{field.Name}").Conditional()
            .Note("混批时必填", "required when a parent holds several lots");
}
