using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Answers;
using static TraceEngine.Signing.Answers.AnswerField;

namespace TraceEngine.Signing.Queries;

/// <summary>The fields of a chain in an answer (DOMAIN 7.9).</summary>
internal static class ChainFields
{
    private static readonly IReadOnlyList<UploadField> Codes = UploadFields.Of(UploadKind.TraceCodes);
    private static readonly IReadOnlyList<UploadField> Circulation = UploadFields.Of(UploadKind.Circulation);

    public static AnswerField TracCodg { get; } = Like(Codes, UploadTargets.Code, "追溯码", "trace code");

    public static AnswerField OrigCodg { get; } = Text("origCodg", "扫描原文", "what was scanned, where it differs");

    public static AnswerField TracPacLv { get; } = Like(
        Codes, UploadTargets.CodeLevel, "追溯码包装层级", "package level") with
    { Type = "integer" };

    public static AnswerField PrntTracCodg { get; } = Like(Codes, UploadTargets.CodeParent, "上级追溯码", "parent trace code");

    public static AnswerField SubCnt { get; } = Number("subCnt", "直接下级数", "codes directly inside");

    public static AnswerField CodgStas { get; } = Text("codgStas", "码状态", "status of the code");

    public static AnswerField CodgStasName { get; } = Text("codgStasName", "码状态名称", "name of the status");

    public static AnswerField NewTracCodg { get; } = Text("newTracCodg", "替换后的追溯码", "code that took its place");

    public static AnswerField OldTracCodg { get; } = Like(
        Codes, UploadTargets.CodeReplaced, "被替换的追溯码", "code whose place it took");

    public static AnswerField ProdType { get; } = Like(Codes, "product_kind", "药耗类别", "kind of product");

    public static AnswerField ProdCode { get; } = Text("prodCode", "产品编码", "product code");

    public static AnswerField ProdName { get; } = Text("prodName", "产品名称", "product name");

    public static AnswerField Spec { get; } = Text("spec", "规格", "specification");

    public static AnswerField MedListCodg { get; } = Like(Codes, UploadTargets.GoodsNhsaCode, "医保编码", "NHSA code");

    public static AnswerField DrugProdBarc { get; } = Like(Codes, UploadTargets.GoodsBarcode, "商品码", "product barcode");

    public static AnswerField ProdVer { get; } = Number("prodVer", "产品版本", "version of the product at activation");

    public static AnswerField CurProdName { get; } = Text("curProdName", "现产品名称", "product name now");

    public static AnswerField CurSpec { get; } = Text("curSpec", "现规格", "specification now");

    public static AnswerField PacLvName { get; } = Like(
        UploadFields.Of(UploadKind.DomesticDrug), "level.name", "层级名称", "name of the level");

    public static AnswerField ProdInfo { get; } = Object(
        "prodInfo", "产品信息", "product", ProdType, ProdCode, ProdName, Spec, MedListCodg, DrugProdBarc, ProdVer, CurProdName,
            CurSpec,
        PacLvName);

    public static AnswerField ManuLotnum { get; } = Like(Codes, UploadTargets.GoodsLotNumber, "生产批号", "lot number");

    public static AnswerField ManuDate { get; } = Like(Codes, UploadTargets.GoodsMadeOn, "生产日期", "date of manufacture");

    public static AnswerField ExpyEnd { get; } = Like(Codes, UploadTargets.GoodsExpiresOn, "有效期止", "expiry");

    public static AnswerField ExpyPrec { get; } = Like(Codes, "expiry_precision", "效期精度", "precision of the expiry, D or M");

    public static AnswerField ActvTime { get; } = Like(Codes, UploadTargets.ActivatedAt, "激活时间", "time of activation");

    public static AnswerField UpdtTime { get; } = Text("updtTime", "上传时间", "time of the upload");

    public static AnswerField ActvOrgName { get; } = Text("actvOrgName", "激活企业名称", "enterprise that activated it");

    public static AnswerField ActvOrgUscc { get; } = Text("actvOrgUscc", "激活企业信用代码", "its credit code");

    public static AnswerField ProdLine { get; } = Like(Codes, UploadTargets.Line, "产线", "production line");

    public static AnswerField ProdWksp { get; } = Like(Codes, UploadTargets.Workshop, "车间", "workshop");

    public static AnswerField ProdDuty { get; } = Like(Codes, UploadTargets.LineManager, "负责人", "person in charge");

    public static AnswerField LotInfo { get; } = Object(
        "lotInfo", "批次信息", "lot", ManuLotnum, ManuDate, ExpyEnd, ExpyPrec, ActvTime, UpdtTime, ActvOrgName, ActvOrgUscc, ProdLine,
        ProdWksp, ProdDuty);

    public static AnswerField PathList { get; } = List(
        "pathList", "上级包装，由内到外", "packages around it, from the inside out", TracCodg, TracPacLv, PacLvName);

    public static AnswerField Cnt { get; } = Number("cnt", "数量", "count");

    public static AnswerField InclList { get; } = List(
        "inclList", "内含码数，按层级", "codes inside by level", TracPacLv, Cnt);

    public static AnswerField InclTrunc { get; } = Text("inclTrunc", "内含码数未数完", "counting ended at its bound, 1 = yes");

    public static AnswerField NodeType { get; } = Text("nodeType", "节点类型", "kind of node");

    public static AnswerField NodeTypeName { get; } = Text("nodeTypeName", "节点类型名称", "name of the kind");

    public static AnswerField OrgName { get; } = Text("orgName", "上报机构名称", "who reported it");

    public static AnswerField OrgUscc { get; } = Text("orgUscc", "上报机构信用代码", "its credit code");

    public static AnswerField InvType { get; } = Like(Circulation, UploadTargets.BillType, "单据类型", "bill type");

    public static AnswerField ShpSinNo { get; } = Like(Circulation, UploadTargets.ShippingNote, "货单编号", "shipping note number");

    public static AnswerField DocNo { get; } = Like(Circulation, UploadTargets.DocumentNumber, "单据号", "document number");

    public static AnswerField Time { get; } = Text("time", "发生时间", "when it happened");

    public static AnswerField Stas { get; } = Text("stas", "单据状态", "state: 0 incomplete, 1 complete, 2 withdrawn");

    public static AnswerField ViaTracCodg { get; } = Text(
        "viaTracCodg", "记录所在的追溯码", "code that the document names; empty = the whole lot");

    public static AnswerField ShpOrgUscc { get; } = Like(
        Circulation, UploadTargets.ShipperCreditCode, "发货机构信用代码", "credit code of the shipper");

    public static AnswerField ShppOrgUscc { get; } = Like(
        Circulation, UploadTargets.ReceiverCreditCode, "收货机构信用代码", "credit code of the receiver");

    public static AnswerField DelvEmpUscc { get; } = Like(
        Circulation, UploadTargets.CarrierCreditCode, "配送单位信用代码", "credit code of the carrier");

    public static AnswerField CircOrgUscc { get; } = Like(
        Circulation, UploadTargets.CirculatorCreditCode, "流通机构信用代码", "credit code of the circulator");

    public static AnswerField ChgRea { get; } = Like(Circulation, UploadTargets.ChangeReason, "原因", "reason");

    public static AnswerField WdrwRea { get; } = Text("wdrwRea", "撤回原因", "why it was withdrawn");

    public static AnswerField NodeList { get; } = List(
        "nodeList", "全节点，按时间", "all nodes in the order of time", NodeType, NodeTypeName, OrgName, OrgUscc, InvType, ShpSinNo,
            DocNo,
        Time, Stas, UpdtTime, ViaTracCodg, ShpOrgUscc, ShppOrgUscc, DelvEmpUscc, CircOrgUscc, ChgRea, WdrwRea);

    public static AnswerField TreeList { get; } = List(
        "treeList", "内含追溯码，上级在前", "codes inside, packages first", TracCodg, TracPacLv, PrntTracCodg);

    public static AnswerField TreeTrunc { get; } = Text("treeTrunc", "内含追溯码未列全", "the list ended at its bound, 1 = yes");

    /// <summary>Why a code of a page has no chain; empty when it has one.</summary>
    public static AnswerField Rslt { get; } = Text("rslt", "查询结果", "why nothing is told, empty = found");

    /// <summary>One code.</summary>
    public static IReadOnlyList<AnswerField> Chain { get; } =
    [
        TracCodg, Rslt, OrigCodg, TracPacLv, PrntTracCodg, SubCnt, CodgStas, CodgStasName, NewTracCodg, OldTracCodg, ProdInfo,
            LotInfo,
        PathList, InclList, InclTrunc, NodeList,
    ];
}
