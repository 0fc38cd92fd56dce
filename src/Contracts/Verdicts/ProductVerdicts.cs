using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>Verdicts on a product that is uploaded or registered. A field is named by its path in the proto.</summary>
internal static class ProductVerdicts
{
    private static readonly string[] ValueAndField = ["value", "field"];

    internal static readonly VerdictEntry[] Entries =
    [
        new(
            Reason.FieldRequired, VerdictGroup.Format, false,
            "必填字段为空：{0}",
            "Required, but empty: {0}.",
            "请填写后重新上传",
            "Fill in and send again.",
            "drug.dosage_form, drug.shelf_life", ["fields"]),
        new(
            Reason.FieldBadText, VerdictGroup.Format, false,
            "字段{1}的值“{0}”含控制字符，或首尾有空白字符",
            "\"{0}\" in {1} holds control characters, or has white space around it.",
            "请删除这些字符后重新上传",
            "Remove them and send again.",
            " 阿莫西林胶囊", ValueAndField),
        new(
            Reason.FieldNotNumber, VerdictGroup.Format, false,
            "字段{1}的值“{0}”不是大于0的数",
            "\"{0}\" in {1} is no number above 0.",
            "请只填数字，例如24或0.5，不带单位和分隔符",
            "Send digits only, such as 24 or 0.5, without unit or separators.",
            "24片", ValueAndField),
        new(
            Reason.FieldNotDate, VerdictGroup.Format, false,
            "字段{1}的值“{0}”不是日期",
            "\"{0}\" in {1} is no day.",
            "请按 yyyy-MM-dd 填写；没有的请留空",
            "Send yyyy-MM-dd, or leave it empty.",
            "2025/1/5", ValueAndField),
        new(
            Reason.FieldNotFlag, VerdictGroup.Format, false,
            "字段{1}的值“{0}”不是0或1",
            "\"{0}\" in {1} is not 0 or 1.",
            "是填1，否填0",
            "Send 1 for yes, 0 for no.",
            "是", ValueAndField),
        new(
            Reason.FieldNotOfKind, VerdictGroup.Format, false,
            "此类产品没有字段{0}",
            "This kind of product has no field {0}.",
            "请留空，或改正药耗类别",
            "Leave it empty, or correct the kind.",
            "drug.import_port", ["field"]),
        new(
            Reason.CreditCodeInvalid, VerdictGroup.Format, false,
            "字段{1}的值“{0}”不是统一社会信用代码",
            "\"{0}\" in {1} is no credit code.",
            "请核对：共18位，不含字母I、O、S、V、Z，末位是校验码",
            "Check it: 18 characters without I, O, S, V, Z, and the last one checks the others.",
            "91110000600001760X", ValueAndField),
        new(
            Reason.NhsaCodeInvalid, VerdictGroup.Format, false,
            "医保编码“{0}”不是{1}位字母和数字",
            "The NHSA code \"{0}\" is not {1} letters and digits.",
            "请按国家医保目录填写：药品23位，耗材27位",
            "Send it as in the insurance catalogue: 23 characters for drugs, 27 for consumables.",
            "XA01BAB001A00101", ["code", "length"]),
        new(
            Reason.PrefixInvalid, VerdictGroup.Format, false,
            "标识码“{0}”不是7位数字（不全为0）、校验位正确的14位GTIN或MA产品标识（MA.开头的五段）",
            "\"{0}\" is not 7 digits (not all 0), a GTIN-14 with a right check digit or an MA device id (five parts after MA.).",
            "请核对；该层级的码没有标识码时请留空",
            "Check it; leave it empty when the codes of this level carry none.",
            "06901234567893", ["prefix"]),
        new(
            Reason.PrefixRepeated, VerdictGroup.Format, false,
            "标识码“{0}”出现在两个包装层级中",
            "The prefix \"{0}\" stands on two package levels.",
            "一个标识码只能属于一个包装层级，请改正",
            "A prefix belongs to one level: correct the levels.",
            "8101234", ["prefix"]),
        new(
            Reason.PrefixTaken, VerdictGroup.NotAllowed, false,
            "标识码“{0}”已属于其他产品（本企业产品编码：“{1}”；“-”表示属于其他企业）",
            "The prefix \"{0}\" belongs to another product (your product \"{1}\"; \"-\" when another enterprise's).",
            "标识码登记后不能转给其他产品，请核对标识码",
            "A prefix is never given to another product: check the number.",
            "8101234", ["prefix", "own product that has it, '-' for another enterprise's"]),
        new(
            Reason.ProductRepeated, VerdictGroup.Duplicate, false,
            "产品“{0}”在本单据中重复，首次出现在第{1}行（从0起）",
            "The product \"{0}\" stands in this document twice, first in row {1} (from 0).",
            "每个产品在一张单据中只传一行",
            "Send each product once in a document.",
            "YP000123", ["product code", "first row"]),
        new(
            Reason.ProductKindUnknown, VerdictGroup.Format, false,
            "药耗类别“{0}”缺失或未知",
            "The kind \"{0}\" is missing or unknown.",
            "请填进口药（1）、国产药（2）或医用耗材（3）",
            "Send imported drug (1), domestic drug (2) or consumable (3).",
            "0", ["kind"]),
        new(
            Reason.ProductRoleMissing, VerdictGroup.NotAllowed, false,
            "本企业没有角色{1}，不能登记产品“{0}”",
            "This enterprise lacks the role {1} that the product \"{0}\" needs.",
            "请联系运营方开通角色，或核对药耗类别",
            "Ask the operator for the role, or check the kind.",
            "YP000123", ["product code", "role"]),
        new(
            Reason.ListSizeInvalid, VerdictGroup.Format, false,
            "字段{0}有{1}条，应为{2}条",
            "The field {0} has {1} entries; it must have {2}.",
            "请改正后重新上传",
            "Correct it and send again.",
            "package_levels", ["field", "count", "allowed"]),
        new(
            Reason.ApprovalEndsBeforeBegin, VerdictGroup.DateOrder, false,
            "批准文号结束日期“{0}”早于开始日期“{1}”",
            "The approval's last day \"{0}\" is before its first day \"{1}\".",
            "请核对日期，是否填反",
            "Correct the dates; they may be swapped.",
            "2025-01-31", ["last day", "first day"]),
    ];
}
