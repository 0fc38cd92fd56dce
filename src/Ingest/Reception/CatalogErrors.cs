using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using Status = Google.Rpc.Status;

namespace TraceEngine.Ingest.Reception;

/// <summary>The statuses of bad catalog calls, each with its details and both languages.</summary>
internal static class CatalogErrors
{
    private const string Domain = "traceengine.catalog";

    /// <summary>Every field at fault at once. Correct them and send the product again.</summary>
    public static RpcException BadProduct(IReadOnlyList<ProductFault> faults)
    {
        var details = new BadRequest();
        details.FieldViolations.AddRange(faults.Select(fault => new BadRequest.Types.FieldViolation
        {
            Field = $"product.{fault.Path}",
            Description = $"{fault.Chinese()} / {fault.English()}",
        }));
        return Create(
            Code.InvalidArgument,
            $"产品信息有 {faults.Count} 处错误：{faults[0].Path} {faults[0].Chinese()}",
            $"the product has {faults.Count} faults, the first is {faults[0].Path}: {faults[0].English()}",
            details);
    }

    /// <summary>The caller is no producer of this kind. The operator gives roles with <c>trace keys</c>.</summary>
    public static RpcException RoleMissing(EnterpriseRole role) => Create(
        Code.PermissionDenied,
        $"本企业没有角色 {role.ToStoredName()}，不能登记此类产品；请联系运营方开通",
        $"this enterprise lacks the role {role.ToStoredName()} needed to register such a product; ask the operator for it",
        new ErrorInfo { Domain = Domain, Reason = "ROLE_MISSING", Metadata = { ["role"] = role.ToStoredName() } });

    /// <summary>Other products hold prefixes of this one. Whose they are is told only when they are the caller's own.</summary>
    public static RpcException PrefixesTaken(IReadOnlyList<HeldPrefix> held)
    {
        var details = new PreconditionFailure();
        details.Violations.AddRange(held.Select(prefix => new PreconditionFailure.Types.Violation
        {
            Type = "PREFIX_TAKEN",
            Subject = prefix.Prefix,
            Description = Describe(prefix),
        }));
        return Create(
            Code.FailedPrecondition,
            $"{held.Count} 个标识码已属于其他产品，未登记：{string.Join("、", held.Take(3).Select(DescribeInChinese))}",
            $"{held.Count} prefixes belong to other products, nothing was registered: "
            + string.Join(", ", held.Take(3).Select(DescribeInEnglish)),
            details);
    }

    /// <summary>The caller has no product of this code.</summary>
    public static RpcException ProductNotFound(string productCode) => Create(
        Code.NotFound,
        $"本企业没有产品编码为“{PrintableText.Of(productCode)}”的产品，请先登记",
        $"this enterprise has no product \"{PrintableText.Of(productCode)}\"; register it first",
        new ErrorInfo { Domain = Domain, Reason = "PRODUCT_NOT_FOUND" });

    /// <summary>The product has no such version.</summary>
    public static RpcException VersionNotFound(string productCode, uint version) => Create(
        Code.NotFound,
        $"产品“{PrintableText.Of(productCode)}”没有版本 {version}，可用 ListProductVersions 查看",
        $"product \"{PrintableText.Of(productCode)}\" has no version {version}; ListProductVersions shows those it has",
        new ErrorInfo { Domain = Domain, Reason = "VERSION_NOT_FOUND" });

    /// <summary>The value to look for is too long or has control characters.</summary>
    public static RpcException BadSearchValue(string value, int limit) => Create(
        Code.InvalidArgument,
        $"查找的值“{PrintableText.Of(value)}”超过 {limit} 个字符或含控制字符",
        $"the value \"{PrintableText.Of(value)}\" to look for has more than {limit} characters, or control characters",
        new ErrorInfo { Domain = Domain, Reason = "BAD_SEARCH_VALUE" });

    /// <summary>What should be a trace code is none.</summary>
    public static RpcException BadCode(string code, Reason fault)
    {
        var verdict = Verdict.Of(0, code, VerdictField.Code, fault, code);
        return Create(
            Code.InvalidArgument,
            $"{verdict.MessageZh()}；{verdict.RemedyZh()}",
            $"{verdict.MessageEn()} {verdict.RemedyEn()}",
            new ErrorInfo { Domain = Domain, Reason = "BAD_CODE" });
    }

    /// <summary>The page is larger than allowed.</summary>
    public static RpcException PageTooLarge(uint size, int limit) => Create(
        Code.InvalidArgument,
        $"page_size 为 {size}，最多 {limit}",
        $"page_size is {size}; at most {limit}",
        new ErrorInfo { Domain = Domain, Reason = "PAGE_TOO_LARGE" });

    /// <summary>The token is none of ours, or belongs to another search. Begin again without one.</summary>
    public static RpcException BadPageToken() => Create(
        Code.InvalidArgument,
        "page_token 无效，或属于其他查询；请原样使用同一查询返回的值，或留空从第一页开始",
        "the page_token is not one of this search: send the one it answered, or none to begin with the first page",
        new ErrorInfo { Domain = Domain, Reason = "BAD_PAGE_TOKEN" });

    /// <summary>The call reached the service without a verified signature.</summary>
    public static RpcException NotSigned() => Create(
        Code.Unauthenticated,
        "调用未签名，请用企业密钥签名",
        "the call is not signed; sign it with a key of the enterprise",
        new ErrorInfo { Domain = Domain, Reason = "NOT_SIGNED" });

    /// <summary>The database could not answer. Registering is idempotent: send the same again.</summary>
    public static RpcException Unavailable(TimeSpan retryDelay) => Create(
        Code.Unavailable,
        "数据库暂时不可用，请稍后原样重发（重复登记无副作用）",
        "the database is not available; send the same again later (registering twice is harmless)",
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryDelay) });

    private static string Describe(HeldPrefix prefix) => $"{DescribeInChinese(prefix)} / {DescribeInEnglish(prefix)}";

    private static string DescribeInChinese(HeldPrefix prefix) => prefix.OwnProductCode is { } own
        ? $"{prefix.Prefix}（本企业产品 {own}）"
        : $"{prefix.Prefix}（其他企业）";

    private static string DescribeInEnglish(HeldPrefix prefix) => prefix.OwnProductCode is { } own
        ? $"{prefix.Prefix} (your product {own})"
        : $"{prefix.Prefix} (another enterprise)";

    private static RpcException Create(Code code, string chinese, string english, IMessage details) => new Status
    {
        Code = (int)code,
        Message = $"{chinese} / {english}",
        Details = { Any.Pack(details) },
    }.ToRpcException();
}
