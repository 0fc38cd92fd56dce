namespace TraceEngine.Signing.Envelopes;

/// <summary>Why a body is no signed envelope.</summary>
/// <param name="MessageZh">What is wrong and what to do, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
internal sealed record EnvelopeFault(string MessageZh, string MessageEn)
{
    public static EnvelopeFault NotUtf8 { get; } = new(
        "请求体不是合法的 UTF-8 文本，请以 UTF-8 编码发送（不带 BOM，不用 GBK）",
        "the body is no valid UTF-8: send UTF-8 without byte order mark, not GBK");

    public static EnvelopeFault ByteOrderMark { get; } = new(
        "请求体以 BOM 开头，请去掉 BOM", "the body begins with a byte order mark: leave it out");

    public static EnvelopeFault NotAnObject { get; } = new(
        "请求体应为一个 JSON 对象：{\"ak\":…,\"timestamp\":…,\"sign\":…,\"param\":…}",
        "the body must be one JSON object: {\"ak\":…,\"timestamp\":…,\"sign\":…,\"param\":…}");

    public static EnvelopeFault BadAk { get; } = new(
        "ak 应为字符串，1 至 40 个字符", "ak must be a string of 1 to 40 characters");

    public static EnvelopeFault BadTimestamp { get; } = new(
        "timestamp 应为 10 位数字（Unix 秒，不是毫秒）", "timestamp must be ten digits: Unix time in seconds, not milliseconds");

    public static EnvelopeFault BadSign { get; } = new(
        "sign 应为 64 位十六进制字符串（全小写或全大写），即 SHA-256(ak + timestamp + sk + param)",
        "sign must be a string of 64 hex digits, all lower or all upper case: SHA-256(ak + timestamp + sk + param)");

    public static EnvelopeFault BadParam { get; } = new(
        "param 应为 JSON 对象，或内容为 JSON 对象的字符串", "param must be a JSON object, or a string that holds one");

    public static EnvelopeFault LoneSurrogate { get; } = new(
        "字符串中有不成对的代理项（\\ud800 至 \\udfff），请发送完整字符",
        "a string has half of a surrogate pair (\\ud800 to \\udfff): send whole characters");

    public static EnvelopeFault NotJson(long position) => new(
        $"请求体第 {position + 1} 字节附近不是合法的 JSON（不允许注释、多余逗号或结尾之后的内容）",
        $"the body is no JSON near byte {position + 1} (no comments, trailing commas or anything behind its end)");

    public static EnvelopeFault Missing(string name) => new($"请求体缺少“{name}”", $"the body has no \"{name}\"");

    public static EnvelopeFault Repeated(string name) => new(
        $"请求体中“{name}”出现了不止一次", $"\"{name}\" stands in the body more than once");

    public static EnvelopeFault TooManyMembers(int limit) => new(
        $"请求体最外层的成员不应超过 {limit} 个", $"the outermost object has more than {limit} members");
}
