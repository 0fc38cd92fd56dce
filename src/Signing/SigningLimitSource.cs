using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;

namespace TraceEngine.Signing;

/// <summary>The caps of the JSON facade.</summary>
internal sealed class SigningLimitSource(IOptions<SigningOptions> options) : ILimitSource
{
    public IEnumerable<LimitEntry> ReadFor(long enterpriseId)
    {
        var signing = options.Value;
        yield return Call(nameof(signing.BodyBytesAtMost), "请求体字节数", "bytes of a body", LimitUnit.Bytes, signing.BodyBytesAtMost);
        yield return Call(
            nameof(signing.InflatedBytesAtMost), "解压后请求体字节数", "bytes of a body after inflation", LimitUnit.Bytes,
            signing.InflatedBytesAtMost);
        yield return LimitEntry.OfHost(
            $"Signing:{nameof(signing.BodyMemoryBytes)}", "同时处理的请求体字节数", "bytes of bodies held at once", LimitUnit.Bytes,
            signing.BodyMemoryBytes);
        yield return LimitEntry.OfTime(
            $"Signing:{nameof(signing.BodyTimeout)}", "接收请求体的时限", "time a body may take to come", signing.BodyTimeout);
        yield return Call(
            signing.StrictParam ? nameof(signing.StrictParam) : nameof(signing.ParamCharactersAtMost), "param 字符数",
            "characters of param", LimitUnit.Characters, signing.ParamLimit);
        yield return Call(nameof(signing.CodesAtMost), "一次上传的追溯码数", "codes of one upload", LimitUnit.Rows, signing.CodesAtMost);
        yield return Call(
            nameof(signing.ProductsAtMost), "一次上传的产品数", "products of one upload", LimitUnit.Rows, signing.ProductsAtMost);
        yield return Call(
            nameof(signing.InlineErrorsAtMost), "应答中列出的错误数", "refused rows told in an answer", LimitUnit.Rows,
            signing.InlineErrorsAtMost);
        yield return Call(
            nameof(signing.PageSizeAtMost), "查询每页追溯码数", "codes of a page", LimitUnit.Rows, signing.PageSizeAtMost);
        yield return Call(
            nameof(signing.PagedCodesAtMost), "页码可达的追溯码数", "codes that page numbers reach", LimitUnit.Rows,
            signing.PagedCodesAtMost);
        yield return Call(
            nameof(signing.TreeCodesAtMost), "包装树的追溯码数", "codes of a tree", LimitUnit.Rows, signing.TreeCodesAtMost);
        yield return Call(
            nameof(signing.ExportCodesAtMost), "导出可逐一列出的追溯码数", "codes that an export lists", LimitUnit.Rows,
            signing.ExportCodesAtMost);
        yield return LimitEntry.OfTime(
            $"Signing:{nameof(signing.CallTimeout)}", "一次请求的时限", "time of one call", signing.CallTimeout);
        yield return LimitEntry.OfTime(
            $"Signing:{nameof(signing.RepeatWait)}", "重复请求等待首次结果的时间", "time a repeat waits for the first call",
            signing.RepeatWait);
        yield return Call(
            nameof(signing.CallsPerSecond), "每个 ak 每秒请求数", "calls a second of one ak", LimitUnit.Number, signing.CallsPerSecond);
        yield return Call(
            nameof(signing.CallsAtOnce), "每个 ak 瞬时请求数", "calls of one ak at once", LimitUnit.Number, signing.CallsAtOnce);
    }

    private static LimitEntry Call(string setting, string zh, string en, LimitUnit unit, long value) =>
        LimitEntry.OfCall($"Signing:{setting}", zh, en, unit, value);
}
