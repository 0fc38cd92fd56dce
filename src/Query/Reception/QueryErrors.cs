using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Query.Reconcile;
using Status = Google.Rpc.Status;

namespace TraceEngine.Query.Reception;

/// <summary>The statuses of bad queries, each with its details and both languages.</summary>
internal static class QueryErrors
{
    public const string Domain = "traceengine.query";

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

    /// <summary>Not in scope, or not there: the answer is the same.</summary>
    public static RpcException LotNotFound(string lotNumber) => Create(
        Code.NotFound,
        $"未找到生产批号“{PrintableText.Of(lotNumber)}”：未激活，或本企业的单据未涉及；请核对批号和产品后重试",
        $"lot \"{PrintableText.Of(lotNumber)}\" was not found: not activated, or not reached by documents of this enterprise; "
        + "check lot number and product",
        new ErrorInfo { Domain = Domain, Reason = "LOT_NOT_FOUND" });

    /// <summary>The lot number is no lot number.</summary>
    public static RpcException BadLotNumber(string lotNumber) => BadField(
        "lot_number",
        $"生产批号“{PrintableText.Of(lotNumber)}”不正确，请填写1至30个可见字符",
        $"the lot number \"{PrintableText.Of(lotNumber)}\" is none: send 1 to 30 visible characters");

    /// <summary>A product code, NHSA code, barcode or credit code that is too long to be registered.</summary>
    public static RpcException BadReference(string reference, int limit) => BadField(
        "product",
        $"“{PrintableText.Of(reference)}”过长，产品编码、医保编码、商品码和信用代码最多{limit}个字符",
        $"\"{PrintableText.Of(reference)}\" is too long: product code, NHSA code, barcode and credit code have at most {limit} "
        + "characters");

    /// <summary>Who did not activate the lot has to say of which product it is.</summary>
    public static RpcException ProductNeeded(string lotNumber) => BadField(
        "product",
        $"本企业没有激活过生产批号“{PrintableText.Of(lotNumber)}”，请同时填写产品（产品编码，或医保编码和商品码）",
        $"this enterprise activated no lot \"{PrintableText.Of(lotNumber)}\": name the product as well, by product code or by "
        + "NHSA code and barcode");

    /// <summary>Several lots have the number; the message names their products.</summary>
    public static RpcException SeveralLots(string lotNumber, IReadOnlyList<LotFacts> lots)
    {
        const int Named = 10;
        var names = string.Join(
            "; ", lots.Take(Named).Select(lot => $"{lot.ProductCode} {lot.ProductName} ({lot.OwnerCreditCode})"));
        var more = lots.Count > Named ? $"; … ({lots.Count})" : string.Empty;
        return BadField(
            "product",
            $"生产批号“{PrintableText.Of(lotNumber)}”属于多个产品，请指明其一：{names}{more}",
            $"the lot number \"{PrintableText.Of(lotNumber)}\" is of several products, name one of them: {names}{more}");
    }

    /// <summary>As many reconciliations as may run are running.</summary>
    public static RpcException TooManyRuns(int limit, TimeSpan retryDelay) => Create(
        Code.ResourceExhausted,
        $"正在进行的对账已达上限 {limit} 个，请稍后再试",
        $"{limit} reconciliations are running, as many as may; ask again later",
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryDelay) });

    /// <summary>As many calls of StreamChains as may run are running.</summary>
    public static RpcException TooManyChainStreams(int limit, TimeSpan retryDelay) => Create(
        Code.ResourceExhausted,
        $"正在进行的批量查询已达上限 {limit} 个，请稍后再试",
        $"{limit} calls of StreamChains are running, as many as may; ask again later",
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryDelay) });

    /// <summary>More codes than one call may ask for.</summary>
    public static RpcException TooManyCodes(int limit) => BadField(
        "codes",
        $"一次查询最多 {limit} 个追溯码，请分多次查询；之前的追溯码已经答复",
        $"one call asks for at most {limit} trace codes: use several calls; the codes before are answered");

    /// <summary>More codes than one message may bring.</summary>
    public static RpcException TooManyCodesInMessage(int count, int limit) => BadField(
        "codes",
        $"一条消息最多 {limit} 个追溯码，收到 {count} 个，请分多条发送",
        $"one message brings at most {limit} trace codes, this one {count}: send several messages");

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

    /// <summary>What is asked for does not exist for the caller.</summary>
    public static RpcException NotFound(string reason, string chinese, string english) =>
        Create(Code.NotFound, chinese, english, new ErrorInfo { Domain = Domain, Reason = reason });

    /// <summary>A field of the call is wrong.</summary>
    public static RpcException BadField(string field, string chinese, string english) => Create(
        Code.InvalidArgument,
        chinese,
        english,
        new BadRequest
        {
            FieldViolations =
            {
                new BadRequest.Types.FieldViolation { Field = field, Description = $"{chinese} / {english}" },
            },
        });

    /// <summary>A status with both languages and its details.</summary>
    public static RpcException Create(Code code, string chinese, string english, IMessage details) => new Status
    {
        Code = (int)code,
        Message = $"{chinese} / {english}",
        Details = { Any.Pack(details) },
    }.ToRpcException();
}
