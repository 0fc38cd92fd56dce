namespace TraceEngine.Signing.Answers;

/// <summary>One of the answers that a call can get.</summary>
/// <param name="Code">On the wire; 0 = ok. The HTTP status is its first three digits, 200 for 0.</param>
/// <param name="TitleZh">What it means, in Chinese.</param>
/// <param name="TitleEn">What it means, in English.</param>
internal sealed record AnswerKind(int Code, string TitleZh, string TitleEn)
{
    private const int PerStatus = 100;
    private const int OkStatus = 200;

    public static AnswerKind Ok { get; } = new(0, "成功", "ok");

    public static AnswerKind PartlyRefused { get; } = new(20001, "部分数据被拒收", "part of the rows was refused");

    public static AnswerKind AllRefused { get; } = new(20002, "全部数据被拒收", "all rows were refused");

    public static AnswerKind BadBody { get; } = new(40001, "请求体格式错误", "the body is malformed");

    public static AnswerKind BadParam { get; } = new(40002, "param 内容错误", "param is wrong");

    public static AnswerKind NotAuthenticated { get; } = new(40101, "签名验证失败", "not authenticated");

    public static AnswerKind NotAllowed { get; } = new(40301, "无权操作", "not allowed");

    public static AnswerKind NoInterface { get; } = new(40401, "接口不存在", "no such interface");

    public static AnswerKind NotFound { get; } = new(40402, "未找到数据", "nothing found");

    public static AnswerKind WrongMethod { get; } = new(40501, "请求方法不正确", "wrong method");

    public static AnswerKind TooSlow { get; } = new(40801, "请求体接收超时", "the body came too slowly");

    public static AnswerKind DocumentRepeated { get; } = new(40901, "单据号重复", "document number used before");

    public static AnswerKind SignUsedElsewhere { get; } = new(40902, "签名已用于其他接口", "the sign was used on another interface");

    public static AnswerKind InProgress { get; } = new(40903, "同一请求正在处理", "the same request is under way");

    public static AnswerKind NotReady { get; } = new(40904, "文件尚未就绪", "the file is not ready");

    public static AnswerKind BodyTooLarge { get; } = new(41301, "请求体过大", "the body is too large");

    public static AnswerKind ParamTooLong { get; } = new(41302, "param 过长", "param is too long");

    public static AnswerKind WrongMediaType { get; } = new(41501, "请求体类型不支持", "media type not supported");

    public static AnswerKind RangeNotSatisfiable { get; } = new(41601, "下载范围无效", "range not satisfiable");

    public static AnswerKind TooManyRequests { get; } = new(42901, "请求过于频繁", "too many requests");

    public static AnswerKind Internal { get; } = new(50001, "服务器内部错误", "internal error");

    public static AnswerKind Unavailable { get; } = new(50301, "服务暂不可用", "not available now");

    public static AnswerKind TimedOut { get; } = new(50401, "处理超时", "timed out");

    /// <summary>All of them, for documents.</summary>
    public static IReadOnlyList<AnswerKind> All { get; } =
    [
        Ok, PartlyRefused, AllRefused, BadBody, BadParam, NotAuthenticated, NotAllowed, NoInterface, NotFound, WrongMethod,
            TooSlow,
        DocumentRepeated, SignUsedElsewhere, InProgress, NotReady, BodyTooLarge, ParamTooLong, WrongMediaType,
            RangeNotSatisfiable,
        TooManyRequests, Internal, Unavailable, TimedOut,
    ];

    /// <summary>The HTTP status.</summary>
    public int Status => Code == 0 ? OkStatus : Code / PerStatus;

    /// <summary>Whether a repeat may be answered otherwise: such an answer is not remembered.</summary>
    public bool IsPassing => Status >= 500 || this == TooManyRequests || this == InProgress || this == NotAuthenticated;
}
