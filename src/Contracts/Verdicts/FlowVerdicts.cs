using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>Verdicts on flow documents, quantities and corrections.</summary>
internal static class FlowVerdicts
{
    private const string SampleCode = "81012345678901234567";
    private const string SampleNumber = "SO-20260101-001";

    internal static readonly VerdictEntry[] Entries =
    [
        new(
            Reason.DocumentDiffers, VerdictGroup.DocumentRepeated, false,
            "单据号“{0}”已用于另一张单据，单据头内容不同",
            "The document number \"{0}\" was used for a document with another header.",
            "请换单据号；续传同一单据时，单据头必须与首次相同",
            "Use another number; all parts of one document carry the same header.",
            SampleNumber, ["document number"]),
        new(
            Reason.DocumentComplete, VerdictGroup.DocumentRepeated, false,
            "单据“{0}”已完结，不再接收追溯码",
            "The document \"{0}\" is complete: no more codes come in.",
            "请用新的单据号上传其余追溯码",
            "Send the rest under another document number.",
            SampleNumber, ["document number"]),
        new(
            Reason.DocumentNumberInvalid, VerdictGroup.Format, false,
            "单据号“{0}”为空、超过64个字符或含不可见字符",
            "The document number \"{0}\" is empty, longer than 64 characters or has control characters.",
            "请填写1至64个字符的单据号",
            "Send 1 to 64 characters.",
            "（空）", ["document number"]),
        new(
            Reason.FlowKindUnknown, VerdictGroup.Format, false,
            "单据种类“{0}”未填写或不存在",
            "The kind of document \"{0}\" is not set or unknown.",
            "请填写发货、收货、配送、流通、退货、召回、抽样、销毁、注销、使用或更正之一",
            "Send one of the kinds, such as SHIPPING or CIRCULATION.",
            "0", ["kind"]),
        new(
            Reason.BillTypeInvalid, VerdictGroup.Format, false,
            "单据类型“{0}”不存在，或不属于此种单据",
            "The bill type \"{0}\" is unknown, or none of this kind of document.",
            "请按单据种类填写：入库1xx、出库2xx、零售3xx",
            "Send one that fits the kind: inbound 1xx, outbound 2xx, retail 3xx.",
            "999", ["bill type"]),
        new(
            Reason.PartyInvalid, VerdictGroup.Format, false,
            "{0}的统一社会信用代码“{1}”缺失或不正确",
            "The credit code \"{1}\" of the {0} is missing or wrong.",
            "请填写18位统一社会信用代码（末位为校验位）",
            "Send its 18 characters; the last one is a check character.",
            "shipper", ["party", "credit code"]),
        new(
            Reason.NotAParty, VerdictGroup.NotAllowed, false,
            "本企业不是这张单据中应上报的一方（{0}）",
            "Your enterprise is not the party that reports this document (the {0}).",
            "每个企业只上报自己的一方：发货由发货方、收货由收货方、流通入库的收货方或出库的发货方为本企业",
            "Report only your own side: shipping as shipper, receiving as receiver, circulation inbound as receiver, outbound as "
            + "shipper.",
            "shipper", ["party"]),
        new(
            Reason.RoleMissing, VerdictGroup.NotAllowed, false,
            "本企业没有上报“{0}”的角色",
            "Your enterprise lacks the role that reports \"{0}\".",
            "请联系运营方开通角色，或改用本企业角色可上报的单据种类",
            "Ask the operator for the role, or use a kind that your roles report.",
            "circulation", ["kind"]),
        new(
            Reason.AncestorInDocument, VerdictGroup.ParentChildInOneDoc, false,
            "追溯码“{0}”与包含它的包装“{1}”在同一单据中",
            "The trace code \"{0}\" and a package around it, \"{1}\", stand in one document.",
            "请只上传最外层包装的码",
            "Send only the outer one.",
            SampleCode, ["inner code", "outer code"]),
        new(
            Reason.CodeInDocument, VerdictGroup.Duplicate, false,
            "追溯码“{0}”已在此单据中",
            "The trace code \"{0}\" stands in this document already.",
            "重复上传，无需处理",
            "It was sent before: nothing to do.",
            SampleCode, ["code"]),
        new(
            Reason.LotUnknown, VerdictGroup.LotMismatch, true,
            "本企业没有产品“{1}”的生产批号“{0}”",
            "The lot \"{0}\" of the product \"{1}\" is not known for your enterprise.",
            "请核对产品和生产批号；该批号应由本企业激活过",
            "Check product and lot number; the lot must have been activated by your enterprise.",
            "A2501", ["lot", "product"]),
        new(
            Reason.QuantityInvalid, VerdictGroup.Format, false,
            "数量“{0}”不正确",
            "The quantity \"{0}\" is no valid number.",
            "请填写大于0的数，整数部分最多12位，小数最多4位",
            "Send a decimal above 0 with at most 12 digits before and 4 behind the point.",
            "0", ["quantity"]),
        new(
            Reason.NotAQuantityItem, VerdictGroup.Format, false,
            "“{0}”带有序列号或不是产品标识，不能按数量上报",
            "\"{0}\" has a serial number or is no product identifier: it can't be reported by quantity.",
            "有序列号的码请作为追溯码逐个上报",
            "Send codes with a serial number as codes.",
            "(01)06901234567892(21)A1", ["identifier"]),
        new(
            Reason.TargetUnknown, VerdictGroup.DocumentRepeated, true,
            "要撤回的“{0}”不存在",
            "There is no \"{0}\" to withdraw.",
            "请核对单据种类、单据号或流名称与序号",
            "Check kind and number, or stream and sequence.",
            SampleNumber, ["target"]),
        new(
            Reason.AlreadyWithdrawn, VerdictGroup.Duplicate, false,
            "“{0}”已撤回",
            "\"{0}\" is withdrawn already.",
            "重复上传，无需处理",
            "Nothing to do.",
            SampleNumber, ["target"]),
        new(
            Reason.MovedAlready, VerdictGroup.NotAllowed, false,
            "“{0}”已有发货、装箱变动或终止的码，不能撤回或更正",
            "Codes of \"{0}\" were shipped, repacked or ended: it can be withdrawn or corrected no more.",
            "请先撤回相关的发货等单据，或改用退货、召回等单据",
            "Withdraw the documents that moved them first, or report a return or recall.",
            "A2501", ["target"]),
        new(
            Reason.RowsNotAllowed, VerdictGroup.Format, false,
            "此种单据不能包含“{0}”",
            "Rows of this sort ({0}) do not belong into this kind of document.",
            "请把它们放到相应种类的单据中",
            "Send them in a document of the kind that takes them.",
            "lots", ["sort of rows"]),
        new(
            Reason.DecimalInvalid, VerdictGroup.Format, false,
            "“{0}”的值“{1}”不是符合格式的数",
            "The value \"{1}\" of \"{0}\" is no decimal of its form.",
            "温度最多3位整数2位小数；总数最多12位整数4位小数",
            "Temperatures have at most 3 digits before and 2 behind the point, totals 12 and 4.",
            "temperature_min", ["field", "value"]),
        new(
            Reason.DocumentRepeated, VerdictGroup.DocumentRepeated, false,
            "单据“{0}”在同一批中出现在多个分段",
            "The document \"{0}\" stands in more than one section of the batch.",
            "请把同一单据的行放在一个分段中",
            "Send its rows in one section.",
            SampleNumber, ["document number"]),
        new(
            Reason.DocumentWithdrawn, VerdictGroup.DocumentRepeated, false,
            "单据“{0}”已撤回，不再接收追溯码",
            "The document \"{0}\" is withdrawn: it takes no more codes.",
            "请用新的单据号上传",
            "Use another document number.",
            SampleNumber, ["document number"]),
    ];
}
