using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>Verdicts on what is known of a code already.</summary>
internal static class StateVerdicts
{
    private const string SampleCode = "81012345678901234567";

    internal static readonly VerdictEntry[] Entries =
    [
        new(
            Reason.Duplicate, VerdictGroup.Duplicate, false,
            "追溯码“{0}”已激活，生产批号、包装层级、上级追溯码均相同",
            "The trace code \"{0}\" is active already with the same lot, level and parent.",
            "重复上传，无需处理",
            "It was sent before: nothing to do.",
            SampleCode, ["code"]),
        new(
            Reason.ActiveInOtherLot, VerdictGroup.LotMismatch, false,
            "追溯码“{0}”已在生产批号“{1}”下激活",
            "The trace code \"{0}\" is active already under lot \"{1}\".",
            "请核对生产批号；如果原批号有误，请对原批号做更正",
            "Check the lot; if the first one was wrong, correct it there.",
            SampleCode, ["code", "lot it is in"]),
        new(
            Reason.ActiveElsewhere, VerdictGroup.Duplicate, false,
            "追溯码“{0}”已由其他企业激活",
            "The trace code \"{0}\" was activated by another enterprise.",
            "请核对追溯码；确属本企业的，请联系发码机构查明",
            "Check the code; if it is yours, ask the issuer of your codes.",
            SampleCode, ["code"]),
        new(
            Reason.TwoParents, VerdictGroup.TwoParents, false,
            "追溯码“{0}”已激活，其上级追溯码为“{1}”（“-”表示没有上级）",
            "The trace code \"{0}\" is active already with the parent \"{1}\" (\"-\" for none).",
            "请核对上级追溯码；要换包装，请用解除关联和关联，而不是再次激活",
            "Check the parent; to repack, unpack and pack the code instead of activating it again.",
            SampleCode, ["code", "parent it has, '-' for none"]),
        new(
            Reason.ActiveWithOtherLevel, VerdictGroup.Level, false,
            "追溯码“{0}”已激活，包装层级为{1}",
            "The trace code \"{0}\" is active already on package level {1}.",
            "请核对包装层级",
            "Check the package level.",
            SampleCode, ["code", "level it has"]),
        new(
            Reason.Terminated, VerdictGroup.Terminated, false,
            "追溯码“{0}”已注销、销毁、替换或以其他方式终止",
            "The trace code \"{0}\" was voided, destroyed, replaced or otherwise ended.",
            "已终止的追溯码不能再使用，请核对扫描内容；已替换的请使用新码",
            "It takes part in nothing more: check what was scanned; use the new code of a replaced one.",
            SampleCode, ["code"]),
        new(
            Reason.ParentTerminated, VerdictGroup.Terminated, false,
            "上级追溯码“{0}”已注销、销毁、替换或以其他方式终止",
            "The parent code \"{0}\" was voided, destroyed, replaced or otherwise ended.",
            "请改用其他上级追溯码",
            "Use another parent.",
            SampleCode, ["parent"]),
    ];
}
