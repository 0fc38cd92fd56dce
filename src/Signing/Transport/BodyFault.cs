using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Transport;

/// <summary>Answers for bodies that are not taken.</summary>
internal static class BodyFault
{
    public static Answer WrongMediaType(string found) => Answer.Of(
        AnswerKind.WrongMediaType,
        $"请求头 Content-Type 为“{found}”，请使用 application/json（UTF-8）",
        $"the Content-Type is \"{found}\": send application/json in UTF-8");

    public static Answer WrongEncoding(string found) => Answer.Of(
        AnswerKind.WrongMediaType,
        $"请求头 Content-Encoding 为“{found}”，只接受 gzip 或不压缩",
        $"the Content-Encoding is \"{found}\": only gzip, or none, is taken");

    public static Answer NotGzip() => Answer.Of(
        AnswerKind.BadBody, "请求体不是完整的 gzip 数据", "the body is no whole gzip data");

    public static Answer TooLarge(long limit) => Answer.Of(
        AnswerKind.BodyTooLarge,
        $"请求体超过 {limit} 字节，请分多个单据上传",
        $"the body has more than {limit} bytes: upload several documents");

    public static Answer InflatesTooLarge(long limit) => Answer.Of(
        AnswerKind.BodyTooLarge,
        $"请求体解压后超过 {limit} 字节，请分多个单据上传",
        $"the body inflates to more than {limit} bytes: upload several documents");

    public static Answer TooSlow(TimeSpan limit) => Answer.Of(
        AnswerKind.TooSlow,
        $"请求体未在 {limit.TotalSeconds:0.#} 秒内收完，请检查网络，或分多个单据上传",
        $"the body did not come within {limit.TotalSeconds:0.#} s: check the network, or upload several documents");

    public static Answer NoMemory() => Answer.Of(
        AnswerKind.Unavailable,
        "正在处理的请求过多，请稍后重试",
        "too many bodies are under way: try again later",
        TimeSpan.FromSeconds(1));
}
