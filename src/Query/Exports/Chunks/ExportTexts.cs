using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Exports.Chunks;

/// <summary>The words of an export's cells. Kept in chunks: what is exported today reads like what was begun yesterday.</summary>
internal static class ExportTexts
{
    public const string Found = "正常 found";
    public const string OwnOnly = "仅本企业上报的节点 own reports only";
    public const string NotFound = "未找到：未激活，或不在本企业可查范围 not found: not active, or not in scope";
    public const string NoCode = "不是追溯码 no trace code";
    public const string Yes = "是";
    public const string No = "否";

    public static string Of(CodeStatus status) => status switch
    {
        CodeStatus.Activated => "已激活",
        CodeStatus.InTransit => "在途",
        CodeStatus.Received => "已收",
        CodeStatus.SentOut => "已出",
        CodeStatus.Used => "已售/使用",
        CodeStatus.Voided => "注销",
        CodeStatus.Destroyed => "销毁",
        CodeStatus.Recalled => "召回",
        CodeStatus.Sampled => "抽样",
        CodeStatus.Returned => "退货",
        _ => string.Empty,
    };

    public static string Of(ProductKind kind) => kind switch
    {
        ProductKind.ImportedDrug => "进口药",
        ProductKind.DomesticDrug => "国产药",
        ProductKind.Consumable => "医用耗材",
        _ => string.Empty,
    };

    public static string Of(FlowKind kind) => kind switch
    {
        FlowKind.Shipping => "发货",
        FlowKind.Receiving => "收货",
        FlowKind.Delivery => "配送",
        FlowKind.Circulation => "流通",
        FlowKind.Return => "退货",
        FlowKind.Recall => "召回",
        FlowKind.Sampling => "抽样",
        FlowKind.Destroy => "销毁",
        FlowKind.Void => "注销",
        FlowKind.Use => "销售/使用",
        FlowKind.Correction => "更正",
        _ => string.Empty,
    };

    /// <summary>How far a document is.</summary>
    public static string StateOf(DocumentFacts document) =>
        document.IsWithdrawn ? "已撤回" : document.IsOpen ? "未完成" : "完成";
}
