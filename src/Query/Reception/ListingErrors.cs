using Grpc.Core;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Query.Listing;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query.Reception;

/// <summary>The statuses of lists that cannot be answered.</summary>
internal static class ListingErrors
{
    /// <summary>Nothing says which codes are wanted.</summary>
    public static RpcException NoSelection() => QueryErrors.BadField(
        "selection",
        "缺少查询条件，请填写批号、上传日期、产品、单据之一",
        "there is no selection: name a lot, upload days, a product or a document");

    /// <summary>There is no such package level.</summary>
    public static RpcException BadLevel(uint level, int most) => QueryErrors.BadField(
        "selection.package_level",
        $"包装层级 {level} 不存在，请填写 1 至 {most}，或 0 表示全部",
        $"there is no package level {level}: send 1 to {most}, or 0 for all");

    /// <summary>The product is not named.</summary>
    public static RpcException NoProduct() => QueryErrors.BadField(
        "selection.product",
        "缺少产品，请填写产品编码，或医保编码和商品码",
        "no product is named: send its product code, or NHSA code and barcode");

    /// <summary>The text is no day.</summary>
    public static RpcException BadDay(string field, string text) => QueryErrors.BadField(
        $"selection.upload_days.{field}",
        $"“{PrintableText.Of(text)}”不是日期，示例 2026-01-31",
        $"\"{PrintableText.Of(text)}\" is no day: write 2026-01-31");

    /// <summary>The days end before they begin, or are too many.</summary>
    public static RpcException BadDays(string first, string last, int most) => QueryErrors.BadField(
        "selection.upload_days",
        $"日期范围 {PrintableText.Of(first)} 至 {PrintableText.Of(last)} 不正确，应为 1 至 {most} 天",
        $"{PrintableText.Of(first)} to {PrintableText.Of(last)} is no range of 1 to {most} days");

    /// <summary>There is no such kind of document.</summary>
    public static RpcException BadKind(int kind) => QueryErrors.BadField(
        "selection.document.kind",
        $"单据类别 {kind} 不存在，请填写发货、收货等类别",
        $"there is no kind of document {kind}: send one of FlowKind");

    /// <summary>The text is no document number.</summary>
    public static RpcException BadDocumentNumber(string number, int limit) => QueryErrors.BadField(
        "selection.document.document_number",
        $"单据号“{PrintableText.Of(number)}”不正确，请填写1至{limit}个字符",
        $"\"{PrintableText.Of(number)}\" is no document number: send 1 to {limit} characters");

    /// <summary>More rows a page than the server sends.</summary>
    public static RpcException BadPageSize(uint size, int most) => QueryErrors.BadField(
        "page_size",
        $"每页 {size} 行超过上限，最多 {most} 行；0 为默认值",
        $"a page of {size} codes is too large: send at most {most}, or 0 for the default");

    /// <summary>The token is none of ours, or not of this question and caller.</summary>
    public static RpcException BadPageToken() => QueryErrors.BadField(
        "page_token",
        "翻页标记无效：不是上一页返回的标记，或查询条件、调用企业已改变；请从第一页重新查询",
        "the page token is not usable: it is not the one of the page before, or selection or caller changed; start again with "
        + "the first page");

    /// <summary>Nothing of it is in scope, or it is not there: the answer is the same.</summary>
    public static RpcException ProductNotFound() => QueryErrors.NotFound(
        "PRODUCT_NOT_FOUND",
        "未找到产品：未登记，或没有本企业可查的追溯码；请核对后重试，或按批号、单据查询",
        "the product was not found: not registered, or no code of it is in the scope of this enterprise; check it, or ask by lot "
        + "or document");

    /// <summary>Nothing of it is in scope, or it is not there: the answer is the same.</summary>
    public static RpcException DocumentNotFound(string number) => QueryErrors.NotFound(
        "DOCUMENT_NOT_FOUND",
        $"未找到单据“{PrintableText.Of(number)}”：不存在，或不在本企业可查范围；请核对类别、单据号和上报企业",
        $"document \"{PrintableText.Of(number)}\" was not found: not there, or not in the scope of this enterprise; check kind, "
        + "number and who reported it");

    /// <summary>Why a selection has no list.</summary>
    public static RpcException Refusal(ListOutcome outcome, IReadOnlyList<LotFacts> lots, Wanted wanted) =>
        (outcome, wanted) switch
        {
            (ListOutcome.SeveralLots, WantedLot lot) => QueryErrors.SeveralLots(lot.LotNumber, lots),
            (ListOutcome.ProductNeeded, WantedLot lot) => QueryErrors.ProductNeeded(lot.LotNumber),
            (_, WantedLot lot) => QueryErrors.LotNotFound(lot.LotNumber),
            (_, WantedDocument document) => DocumentNotFound(document.Number),
            _ => ProductNotFound(),
        };
}
