using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Upstream;

/// <summary>What calls into the engine that failed are answered as.</summary>
internal static class EngineFailures
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(1);

    /// <summary>The answer; null for what only a defect can cause.</summary>
    public static Answer? ToAnswer(RpcException failure)
    {
        var text = failure.Status.Detail;
        return failure.StatusCode switch
        {
            StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange =>
                Answer.Of(AnswerKind.BadParam, text),
            StatusCode.NotFound => Answer.Of(AnswerKind.NotFound, text),
            StatusCode.AlreadyExists or StatusCode.Aborted => Answer.Of(AnswerKind.DocumentRepeated, text),
            StatusCode.PermissionDenied => Answer.Of(AnswerKind.NotAllowed, text),
            StatusCode.ResourceExhausted when RetryAfter(failure) is { } wait =>
                Answer.Of(AnswerKind.TooManyRequests, text, wait),
            StatusCode.ResourceExhausted => Answer.Of(AnswerKind.BodyTooLarge, text),
            StatusCode.DeadlineExceeded => TimedOut(),

            // Revoked between the check here and the check there: the same answer as everywhere.
            StatusCode.Unauthenticated => NotAuthenticated(),
            StatusCode.Unavailable => Unavailable(RetryAfter(failure)),
            _ => null,
        };
    }

    public static Answer NotAuthenticated() => Answer.Of(
        AnswerKind.NotAuthenticated,
        "签名验证失败，请检查 ak、sk、param 的原文与本机时钟（误差 300 秒以内）",
        "not authenticated: check ak, sk, the exact text of param and the clock (within 300 s)");

    public static Answer Unavailable(TimeSpan? wait = null) => Answer.Of(
        AnswerKind.Unavailable,
        "服务暂不可用，未确认的数据请用同一单据号重试",
        "not available now: send what was not acknowledged again, under the same document number",
        wait ?? DefaultWait);

    public static Answer TimedOut() => Answer.Of(
        AnswerKind.TimedOut,
        "处理超时，结果未知，请用同一单据号重试",
        "timed out, the outcome is not known: send it again under the same document number",
        DefaultWait);

    private static TimeSpan? RetryAfter(RpcException failure) =>
        failure.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan();
}
