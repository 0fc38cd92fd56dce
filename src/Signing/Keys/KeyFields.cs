using TraceEngine.Signing.Answers;
using static TraceEngine.Signing.Answers.AnswerField;

namespace TraceEngine.Signing.Keys;

/// <summary>The fields of keys.</summary>
internal static class KeyFields
{
    public static AnswerField Ak { get; } = Text("ak", "访问密钥", "ak");

    public static AnswerField Sk { get; } = Text("sk", "安全密钥，仅此一次", "sk, shown this once");

    public static AnswerField SkMask { get; } = Text("skMask", "安全密钥（掩码）", "sk, masked");

    public static AnswerField Ver { get; } = Number("ver", "版本", "version");

    public static AnswerField Label { get; } = Text("label", "备注", "what it is for");

    public static AnswerField Stas { get; } = Text("stas", "状态：1 有效 2 轮换中 0 失效", "1 live, 2 works until its expiry, 0 ended");

    public static AnswerField CrteTime { get; } = Text("crteTime", "签发时间", "issued at");

    public static AnswerField ExpyTime { get; } = Text("expyTime", "失效时间", "expires at");

    public static AnswerField RvkTime { get; } = Text("rvkTime", "吊销时间", "revoked at");

    public static AnswerField LastTime { get; } = Text("lastTime", "最近使用时间（一分钟内）", "last used, up to a minute behind");

    public static AnswerField OldUntil { get; } = Text("oldUntil", "旧版本有效至", "the version before works until");

    public static AnswerField Revoked { get; } = Text("revoked", "本次吊销", "whether it was live until now, 1 = yes");

    public static AnswerField Roles { get; } = Text("roles", "企业角色，逗号分隔", "roles of the enterprise, comma-separated");

    public static AnswerField KeyList { get; } = List(
        "keyList", "密钥列表", "keys", Ak, Ver, SkMask, Label, Stas, CrteTime, ExpyTime, RvkTime, LastTime);

    public static IReadOnlyList<AnswerField> Issued { get; } = [Ak, Sk, Ver, OldUntil];
}
