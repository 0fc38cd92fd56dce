using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>Fields that several uploads have.</summary>
internal static class SharedFields
{
    /// <summary>Bill types of returns: they need a reason.</summary>
    private static readonly string[] Returns = ["103", "116", "202", "237"];

    /// <summary>Bill types of destruction: they need a reason, an executor and a supervisor.</summary>
    private static readonly string[] Destructions = ["205", "215", "216"];

    /// <summary>Bill types of recalls; a recall of whole lots names no codes.</summary>
    private static readonly string[] Recalls = ["108", "211"];

    public static UploadField DocNo { get; } = Text("docNo", "document_number", "单据号", "document number", 64, "DJ20260105001")
        .Also("单号", "单据编号", "document no", "doc no")
        .CellNote("同一单据号的行须相邻", "rows of one document stand together")
        .Note("同一企业同类单据不可重复", "never used twice for one kind");

    public static UploadField Memo { get; } =
        Text("memo", "flow.details.memo", "备注", "memo", 500, "示例").Optional().Also("说明备注", "remark");

    public static UploadField ProdType { get; } = Flag("prodType", "product_kind", "药耗类别", "kind of product", 3, "2")
        .OneOf(("1", "进口药", "imported drug"), ("2", "国产药", "domestic drug"), ("3", "耗材", "consumable"));

    public static UploadField MedListCodg { get; } =
        Code("medListCodg", "goods.nhsa_code", "医保编码", "NHSA code", 50, "XA01ABD075A002010100001")
            .Also("医保药品编码", "医保耗材代码", "医保代码", "nhsa");

    public static UploadField DrugProdBarc { get; } =
        Code("drugProdBarc", "goods.barcode", "商品码", "product barcode", 30, "06901234567892")
        .Also("商品条码", "条形码", "GTIN", "barcode");

    public static UploadField ManuLotnum { get; } = Text("manuLotnum", "goods.lot_number", "生产批号", "lot number", 30, "A20260101")
        .Also("批号", "生产批次", "批次", "产品批号", "batchNo", "lot", "lot no", "CorpBatchNo");

    public static UploadField ManuDate { get; } = Date("manuDate", "goods.made_on", "生产日期", "date of manufacture", "2026-01-01")
        .Also("madeDate", "made date", "made on", "ProduceDate", "制造日期");

    public static UploadField ExpyEnd { get; } =
        (Date("expyEnd", "goods.expires_on", "有效期止", "expiry", "2027-12-31") with { AllowsMonth = true })
        .Also("有效期至", "失效日期", "失效期", "到期日期", "validateDate", "expiry date", "expires on");

    public static UploadField ProdentpName { get; } =
        Text("prodentpName", "goods.producer_name", "生产企业名称", "manufacturer", 200, "示例药业有限公司")
        .Also("生产企业", "生产厂家", "厂家");

    public static UploadField TotlCnt { get; } =
        Decimal("totlCnt", "goods.declared_total", "最小包装总数", "smallest packages in all", 16, 4, "100")
        .Also("总数量", "应发数量", "应收数量", "应发应收最小包装数", "total count");

    public static UploadField Uscc(string name, string target, string zh, string en) =>
        Code(name, target, zh, en, 18, "91310000MA1FL0001R");

    public static UploadField ShpSinNo { get; } =
        Text("shpSinNo", "flow.shipping_note", "货单编号", "shipping note number", 50, "FH20260105001")
        .Also("发货单号", "货单号", "shipping note")
        .Note("一张货单可含多个单据", "one shipping note may span several documents");

    public static UploadField ShpOrgName { get; } = Text("shpOrgName", "flow.shipper.name", "发货机构名称", "shipper", 200, "示例药业有限公司")
        .Also("发货单位", "发货机构", "供应商", "供货单位", "supplier");

    public static UploadField ShpOrgUscc { get; } =
        Uscc("shpOrgUscc", "flow.shipper.credit_code", "发货机构信用代码", "credit code of the shipper")
        .Also("发货机构统一社会信用代码", "发货单位信用代码");

    public static UploadField ShppOrgName { get; } =
        Text("shppOrgName", "flow.receiver.name", "收货机构名称", "receiver", 200, "示例医药公司")
        .Also("收货单位", "收货机构", "customer");

    public static UploadField ShppOrgUscc { get; } =
        Uscc("shppOrgUscc", "flow.receiver.credit_code", "收货机构信用代码", "credit code of the receiver")
        .Also("收货机构统一社会信用代码", "收货单位信用代码");

    public static UploadField ShpTime { get; } =
        Time("shpTime", "flow.shipper.event_at", "发货时间", "time shipped", "2026-01-05 08:30:00");

    public static UploadField ShpStas { get; } = Text("shpStas", "flow.shipper.declared_state", "发货状态", "shipping state", 3, "1");

    public static UploadField ShppTime { get; } =
        Time("shppTime", "flow.receiver.event_at", "收货时间", "time received", "2026-01-06 14:05:00");

    public static UploadField ShppStas { get; } =
        Text("shppStas", "flow.receiver.declared_state", "收货状态", "receiving state", 3, "1");

    public static UploadField DelvEmp { get; } = Text("delvEmp", "flow.carrier.name", "配送单位", "carrier", 200, "示例物流公司")
        .Also("配送企业", "承运单位");

    public static UploadField DelvEmpUscc { get; } =
        Uscc("delvEmpUscc", "flow.carrier.credit_code", "配送单位信用代码", "credit code of the carrier");

    public static UploadField PrntTracCodg { get; } =
        TraceCode("prntTracCodg", "code.parent", "上级追溯码", "parent trace code", "81900020003100041193")
            .In(UploadList.Codes).Optional().Also("父码", "parentCode", "parent", "上级码").Note("空 = 最外层", "empty = outermost");

    public static UploadField TracCodg { get; } = TraceCode("tracCodg", "code", "追溯码", "trace code", "81900010003001014471")
        .In(UploadList.Codes)
        .AlsoOnWire("drugTracCodg", "mcsTracCodg")
        .Also("drugTracCodg", "mcsTracCodg", "药品追溯码", "耗材追溯码", "curCode", "code", "监管码", "电子监管码");

    public static UploadField TracPacLv { get; } = Integer("tracPacLv", "code.level", "包装层级", "package level", 1, 9, "1")
        .In(UploadList.Codes).Also("追溯码包装层级", "packLayer", "level", "层级").Note("1 = 最小包装", "1 = smallest package");

    public static UploadField Cnt { get; } = Decimal("cnt", "code.quantity", "数量", "quantity", 16, 4, "1")
        .In(UploadList.Codes).Conditional().Also("count", "qty")
        .Note("无序列号耗材必填", "required for consumables without serial number");

    /// <summary>Codes and their levels as the flow uploads list them.</summary>
    public static UploadField[] FlowCodes { get; } = [TracCodg, TracPacLv.Optional(), Cnt];

    /// <summary>Why, who did it, who watched, for the bill types that need it.</summary>
    public static UploadField[] Reasons =>
    [
        ChgRea(UploadCondition.When(UploadTargets.BillType, [.. Returns, .. Recalls, .. Destructions]))
            .Note("退货、召回、销毁必填", "required for returns, recalls and destruction"),
        ExctPsn(UploadCondition.When(UploadTargets.BillType, Destructions)),
        SpvPsn(UploadCondition.When(UploadTargets.BillType, Destructions)),
    ];

    public static UploadField ChgRea(UploadCondition when) =>
        Text("chgRea", "flow.change_reason", "原因", "reason", 500, "包装破损").RequiredWhen(when).Also("变更原因", "退货原因");

    public static UploadField ExctPsn(UploadCondition when) =>
        Text("exctPsn", "flow.details.executor", "执行人", "executor", 50, "张三")
            .RequiredWhen(when).Note("销毁必填", "required for destruction");

    public static UploadField SpvPsn(UploadCondition when) =>
        Text("spvPsn", "flow.details.supervisor", "监督人", "supervisor", 50, "李四").RequiredWhen(when)
            .Also("监销人").Note("销毁必填", "required for destruction");

    public static UploadListField Codes(UploadCondition? unless = null) =>
        new(UploadList.Codes, "tracCodgList", "追溯码列表", "trace codes", true, unless);

    /// <summary>Codes need not be named when a lot is recalled as a whole.</summary>
    public static UploadListField CodesUnlessRecall => Codes(UploadCondition.When(UploadTargets.BillType, Recalls));
}
