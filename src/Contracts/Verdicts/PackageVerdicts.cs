using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>Verdicts on package level, cascade, product and permission.</summary>
internal static class PackageVerdicts
{
    internal static readonly VerdictEntry[] Entries =
    [
        new(
            Reason.LevelOutOfRange, VerdictGroup.Level, false,
            "包装层级“{0}”不在1至9之间",
            "The package level \"{0}\" is not 1 to 9.",
            "最小包装填1，向外逐级加1",
            "Send 1 for the smallest package, growing outward.",
            "0", ["level"]),
        new(
            Reason.LevelMismatch, VerdictGroup.Level, false,
            "追溯码“{0}”上传的包装层级为{1}，其药品标识码登记的层级为{2}",
            "The trace code \"{0}\" was sent with package level {1}; its prefix or identifier is registered for level {2}.",
            "请改正包装层级，或在产品登记中更正药品标识码对应的层级（注意：1为最小包装）",
            "Correct the level, or the registration of the prefix (1 is the smallest package).",
            "81012345678901234567", ["code", "level sent", "registered level"]),
        new(
            Reason.ParentLevelNotAbove, VerdictGroup.Level, false,
            "上级追溯码“{0}”的包装层级为{1}，不高于下级的层级{2}",
            "The parent code \"{0}\" is on package level {1}, not above the child's level {2}.",
            "请核对包装级联关系：上级包装的层级必须大于下级",
            "Correct the cascade: a parent is on a higher level than its children.",
            "81012345678901234567", ["parent", "parent level", "child level"]),
        new(
            Reason.ParentIsSelf, VerdictGroup.ParentChildInOneDoc, false,
            "追溯码“{0}”的上级追溯码是它自己",
            "The trace code \"{0}\" is its own parent.",
            "请改正上级追溯码；最外层包装的上级请留空",
            "Correct the parent code; leave it empty for the outermost package.",
            "81012345678901234567", ["code"]),
        new(
            Reason.PackModeUnknown, VerdictGroup.Format, false,
            "包装模式“{0}”不是0至3",
            "The pack mode \"{0}\" is not 0 to 3.",
            "请填0正常、1拼箱、2零箱或3拼箱且零箱",
            "Send 0 normal, 1 mixed lots, 2 partly filled, or 3 both.",
            "4", ["pack mode"]),
        new(
            Reason.ProductUnknown, VerdictGroup.ProductUnknown, true,
            "产品“{0}”未登记",
            "The product \"{0}\" is not registered.",
            "请先登记该产品及其包装层级和药品标识码，再用新的批次序号重新上传",
            "Register it with its package levels and prefixes, then send the batch again under a new sequence.",
            "YP000123", ["product"]),
        new(
            Reason.PrefixUnknown, VerdictGroup.ProductUnknown, true,
            "药品标识码（产品标识）“{0}”未登记到任何产品",
            "The prefix or identifier \"{0}\" is registered for no product.",
            "请把它登记为产品某一包装层级的药品标识码后重新上传；如非本企业产品，请核对扫描内容",
            "Register it as a package level of the product and send again; if it is none of yours, check what was scanned.",
            "8101234", ["prefix"]),
        new(
            Reason.PrefixOfOtherProduct, VerdictGroup.ProductUnknown, false,
            "药品标识码（产品标识）“{0}”属于另一产品，不属于上传的产品“{1}”",
            "The prefix or identifier \"{0}\" belongs to another product than \"{1}\", which the section names.",
            "请把该码放到所属产品的分段中上传，或改正分段的产品",
            "Send the code in its own product's section, or correct the section's product.",
            "8101234", ["prefix", "product of the section"]),
        new(
            Reason.NotAllowed, VerdictGroup.NotAllowed, false,
            "无权操作“{0}”：它属于其他企业，或本企业没有相应的角色",
            "Not allowed for \"{0}\": it belongs to another enterprise, or yours has not the role for this.",
            "请核对内容；委托生产请由产品所属企业在产品登记中授权本企业激活",
            "Check it; for contract manufacture the product's owner must name your enterprise in the product's registration.",
            "8101234", ["value"]),
        new(
            Reason.ParentNotAllowed, VerdictGroup.NotAllowed, false,
            "上级追溯码“{0}”已被其他企业激活或占用",
            "The parent code \"{0}\" is claimed or was activated by another enterprise.",
            "请核对上级追溯码",
            "Check the parent code.",
            "81012345678901234567", ["parent"]),
        new(
            Reason.BatchRefused, VerdictGroup.BatchRefused, true,
            "“{0}”所在批次有其他行不合格，按“全部成功才写入”的方式，本批没有写入任何数据",
            "Another row of the batch of \"{0}\" is bad, and the stream is all-or-nothing: nothing of the batch was written.",
            "请改正有错的行后，把整批作为新批次重新上传",
            "Correct the bad rows, then send the whole batch again under a new sequence.",
            "81012345678901234567", ["code"]),
    ];
}
