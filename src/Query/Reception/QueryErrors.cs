using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using Status = Google.Rpc.Status;

namespace TraceEngine.Query.Reception;

/// <summary>The statuses of bad queries, each with its details and both languages.</summary>
internal static class QueryErrors
{
    private const string Domain = "traceengine.query";

    /// <summary>What was asked for is no trace code. Correct it by the remedy in the details.</summary>
    public static RpcException BadCode(string code, Reason reason)
    {
        var verdict = Verdict.Of(0, code, VerdictField.Code, reason, code);
        return Create(
            Code.InvalidArgument,
            $"{verdict.MessageZh()}；{verdict.RemedyZh()}",
            $"{verdict.MessageEn()} {verdict.RemedyEn()}",
            new BadRequest
            {
                FieldViolations =
                {
                    new BadRequest.Types.FieldViolation
                    {
                        Field = "code",
                        Description = $"{verdict.MessageZh()} / {verdict.MessageEn()}",
                        Reason = reason.ToString(),
                    },
                },
            });
    }

    /// <summary>Not active, or somebody else's: the answer is the same, so that nobody learns which codes exist.</summary>
    public static RpcException CodeNotFound(string code) => Create(
        Code.NotFound,
        $"未找到追溯码“{PrintableText.Of(code)}”：未激活，或不在本企业可查范围；请核对后重试",
        $"trace code \"{PrintableText.Of(code)}\" was not found: not active, or not in the scope of this enterprise; "
        + "check the code",
        new ErrorInfo { Domain = Domain, Reason = "CODE_NOT_FOUND" });

    /// <summary>The call reached the service without a verified signature.</summary>
    public static RpcException NotSigned() => Create(
        Code.Unauthenticated,
        "调用未签名，请用企业密钥签名",
        "the call is not signed; sign it with a key of the enterprise",
        new ErrorInfo { Domain = Domain, Reason = "NOT_SIGNED" });

    /// <summary>The database could not answer in time. Ask again.</summary>
    public static RpcException Unavailable(TimeSpan retryDelay) => Create(
        Code.Unavailable,
        "数据库暂时不可用，请稍后再查",
        "the database is not available; ask again later",
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryDelay) });

    private static RpcException Create(Code code, string chinese, string english, IMessage details) => new Status
    {
        Code = (int)code,
        Message = $"{chinese} / {english}",
        Details = { Any.Pack(details) },
    }.ToRpcException();
}
