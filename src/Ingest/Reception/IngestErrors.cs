using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Validation;
using Status = Google.Rpc.Status;

namespace TraceEngine.Ingest.Reception;

/// <summary>The statuses of bad ingest calls, each with its details and both languages.</summary>
internal static class IngestErrors
{
    private const string Domain = "traceengine.ingest";
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>The call reached the service without a verified signature.</summary>
    public static RpcException NotSigned() =>
        Create(
            Code.Unauthenticated,
            "调用未签名，请用企业密钥签名",
            "the call is not signed; sign it with a key of the enterprise",
            Info("NOT_SIGNED"));

    /// <summary>The key was revoked while the stream was open. Use another key.</summary>
    public static RpcException KeyRevoked() =>
        Create(Code.Unauthenticated, "访问密钥已吊销，请换用有效密钥", "the key was revoked; use a valid one", Info("KEY_REVOKED"));

    /// <summary>The first message must be open. Mend the client.</summary>
    public static RpcException NotOpened() =>
        Create(Code.FailedPrecondition, "流的第一条消息必须是 open", "the first message of a stream must be open", Info("NOT_OPENED"));

    /// <summary>Open came twice in one call. Mend the client: open again in a new call.</summary>
    public static RpcException OpenedTwice() =>
        Create(Code.InvalidArgument, "一次调用只能 open 一次", "open may be sent once in a call", Info("OPENED_TWICE"));

    /// <summary>A name is empty, too long or has control characters.</summary>
    public static RpcException BadName(string field, string value, int limit) => Create(
        Code.InvalidArgument,
        $"{field} “{PrintableText.Of(value)}”无效：应为 1-{limit} 个字符，不含控制字符",
        $"{field} \"{PrintableText.Of(value)}\" is not 1 to {limit} characters without control characters",
        Info("BAD_NAME"));

    /// <summary>The message breaks the contract.</summary>
    public static RpcException Malformed(Malformed malformed) =>
        Create(Code.InvalidArgument, malformed.Zh, malformed.En, Info("MALFORMED"));

    /// <summary>The document number was written with other content. Use another number, or send the first content.</summary>
    public static RpcException DocumentConflict(string number) => Create(
        Code.AlreadyExists,
        $"单据号 {PrintableText.Of(number)} 已用于其他内容，本次未写入；请换单据号",
        $"document number {PrintableText.Of(number)} was written with other content; nothing was written, use another number",
        Info("DOCUMENT_CONFLICT"));

    /// <summary>A budget is used up. Close streams, or try again later.</summary>
    public static RpcException TooManyStreams(string limit) => Create(
        Code.ResourceExhausted,
        $"打开的流过多：{limit}；请关闭不用的流或稍后再试",
        $"too many streams: {limit}; close some or try again later",
        Retry());

    /// <summary>Nobody sent anything for the idle time. Open again when there is something to send.</summary>
    public static RpcException Idle(TimeSpan timeout) => Create(
        Code.DeadlineExceeded,
        $"{timeout.TotalSeconds:0} 秒内没有消息，流已关闭；需要时请重新打开",
        $"no message for {timeout.TotalSeconds:0} s, the stream is closed; open it again when needed",
        Info("IDLE"));

    /// <summary>The host is stopping: all acks were sent. Open again, on this host after its restart or on another.</summary>
    public static RpcException Draining() => Create(
        Code.Unavailable, "服务器正在停止，请稍后重新打开流", "the server is stopping; open the stream again", Retry());

    /// <summary>An operating fault. Open again.</summary>
    public static RpcException Unavailable(string detail) => Create(
        Code.Unavailable, $"数据库暂时不可用，请重试：{detail}", $"the database is not available, try again: {detail}", Retry());

    /// <summary>The outcome is not known. Send the same document again: it is written once.</summary>
    public static RpcException UnknownOutcome() => Create(
        Code.Unavailable,
        "提交结果未知，请原样重发（不会重复写入）",
        "the outcome is not known; send the same again, it is written once",
        Retry());

    /// <summary>No stream or document of that name.</summary>
    public static RpcException StreamNotFound(string name) => Create(
        Code.NotFound,
        $"没有名为“{PrintableText.Of(name)}”的流或单据",
        $"there is no stream or document named \"{PrintableText.Of(name)}\"",
        Info("STREAM_NOT_FOUND"));

    private static ErrorInfo Info(string reason) => new() { Domain = Domain, Reason = reason };

    private static RetryInfo Retry() => new() { RetryDelay = Duration.FromTimeSpan(RetryDelay) };

    private static RpcException Create(Code code, string chinese, string english, IMessage details) => new Status
    {
        Code = (int)code,
        Message = $"{chinese} / {english}",
        Details = { Any.Pack(details) },
    }.ToRpcException();
}
