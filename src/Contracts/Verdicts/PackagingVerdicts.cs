using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>Verdicts on packing, unpacking, repacking and replacing codes that are active.</summary>
internal static class PackagingVerdicts
{
    private const string SampleCode = "81012345678901234567";

    internal static readonly VerdictEntry[] Entries =
    [
        new(
            Reason.NotActive, VerdictGroup.NotActive, true,
            "追溯码“{0}”未激活",
            "The trace code \"{0}\" is not active.",
            "请先上传该码的激活信息；激活后重发本行即可",
            "Activate it first; the same row then succeeds.",
            SampleCode, ["code"]),
        new(
            Reason.HasParent, VerdictGroup.TwoParents, false,
            "追溯码“{0}”已在包装“{1}”中",
            "The trace code \"{0}\" sits in the package \"{1}\" already.",
            "请先在原包装解除关联，或改用重新装箱",
            "Unpack it there first, or send a repack.",
            SampleCode, ["code", "parent it is in"]),
        new(
            Reason.AlreadyPacked, VerdictGroup.Duplicate, false,
            "追溯码“{0}”已在包装“{1}”中，与上传的相同",
            "The trace code \"{0}\" sits in this package \"{1}\" already.",
            "重复上传，无需处理",
            "It was sent before: nothing to do.",
            SampleCode, ["code", "parent"]),
        new(
            Reason.NotInParent, VerdictGroup.ParentMissing, false,
            "追溯码“{0}”不在包装“{1}”中（“-”表示不在任何包装中）",
            "The trace code \"{0}\" does not sit in the package \"{1}\" (\"-\": it sits in none).",
            "请核对扫描的包装和追溯码",
            "Check which package and code were scanned.",
            SampleCode, ["code", "parent named, '-' for any"]),
        new(
            Reason.NotHeld, VerdictGroup.NotAllowed, true,
            "本企业现在不持有追溯码“{0}”：既不是尚未发货的激活企业，也不是最后确认收货的企业",
            "Your enterprise does not hold \"{0}\" now: it is neither the activator before shipping nor the last confirmed "
            + "receiver.",
            "请先上报收货（上游的发货单须以本企业为收货方），或由持有企业操作",
            "Report the receipt first (the shipper must name you as receiver), or let the holder do it.",
            SampleCode, ["code"]),
        new(
            Reason.ParentNotHeld, VerdictGroup.NotAllowed, true,
            "本企业现在不持有包装“{0}”：既不是尚未发货的激活企业，也不是最后确认收货的企业",
            "Your enterprise does not hold the package \"{0}\" now: it is neither its activator before shipping nor its last "
            + "confirmed receiver.",
            "请先上报该包装的收货，或由持有企业操作",
            "Report its receipt first, or let the holder do it.",
            SampleCode, ["parent"]),
        new(
            Reason.CodeRepeated, VerdictGroup.Duplicate, false,
            "追溯码“{0}”在同一批或同一单据中重复出现，以第一次为准",
            "The trace code \"{0}\" stands in the batch or document twice; the first one counts.",
            "请去掉重复的行",
            "Leave out the repeated row.",
            SampleCode, ["code"]),
        new(
            Reason.ParentIsInside, VerdictGroup.ParentChildInOneDoc, false,
            "上级“{1}”本身在追溯码“{0}”之内，不能互相包含",
            "The parent \"{1}\" sits inside \"{0}\" itself.",
            "请核对包装级联关系，是否把上下级填反",
            "Correct the cascade; parent and child may be swapped.",
            SampleCode, ["code", "parent"]),
        new(
            Reason.ReplacementNotFree, VerdictGroup.TwoParents, false,
            "替换用的新码“{0}”已有上级、下级或流通记录",
            "The new code \"{0}\" of the replacement sits in a package, has contents or was moved before.",
            "请换用尚未使用的新码",
            "Use a fresh code.",
            SampleCode, ["new code"]),
        new(
            Reason.ReplacementDiffers, VerdictGroup.LotMismatch, false,
            "新码“{0}”与原码“{1}”的产品、批号或包装层级不同",
            "The new code \"{0}\" differs from the old code \"{1}\" in product, lot or package level.",
            "请使用同一产品、批号和包装层级的码替换",
            "Use a code of the same product, lot and level.",
            SampleCode, ["new code", "old code"]),
        new(
            Reason.ParentEmpty, VerdictGroup.ParentMissing, false,
            "包装“{0}”中没有任何追溯码",
            "Nothing sits in the package \"{0}\".",
            "无需处理；如应有内容，请核对扫描的包装",
            "Nothing to do; if it should hold something, check which package was scanned.",
            SampleCode, ["parent"]),
        new(
            Reason.ContentsTooLarge, VerdictGroup.Format, false,
            "“{0}”内的追溯码超过一行可处理的上限{1}",
            "More codes are inside \"{0}\" than one row may take along; the limit is {1}.",
            "请按内层包装逐个上报",
            "Send the packages inside it one by one.",
            SampleCode, ["code", "limit"]),
        new(
            Reason.ActionUnknown, VerdictGroup.Format, false,
            "包装操作“{0}”未填写或不存在",
            "The packaging action \"{0}\" is not set or unknown.",
            "请填写关联、解除关联、重新装箱或替换",
            "Send PACK, UNPACK, REPACK or REPLACE.",
            "0", ["action"]),
        new(
            Reason.ParentRequired, VerdictGroup.ParentMissing, false,
            "追溯码“{0}”没有填写上级（替换时为原码）",
            "The row of \"{0}\" names no parent (for a replacement: no old code).",
            "请填写上级追溯码；替换时填写原码",
            "Send the parent code; for a replacement the old code.",
            SampleCode, ["code"]),
        new(
            Reason.TextRequired, VerdictGroup.Format, false,
            "该操作必须填写“{0}”",
            "This needs the field \"{0}\".",
            "请补充后重新上传",
            "Fill it in and send again.",
            "change_reason", ["field"]),
    ];
}
