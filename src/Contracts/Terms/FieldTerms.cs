using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Contracts.Terms;

/// <summary>The field's words for what chains are told in: the one home of these names for all interfaces and files.</summary>
public static class FieldTerms
{
    /// <summary>The name of a kind of flow document.</summary>
    public static Term Of(FlowKind kind) => kind switch
    {
        FlowKind.Shipping => new("发货", "shipping"),
        FlowKind.Receiving => new("收货", "receiving"),
        FlowKind.Delivery => new("配送", "delivery"),
        FlowKind.Circulation => new("流通", "circulation"),
        FlowKind.Return => new("退货", "return"),
        FlowKind.Recall => new("召回", "recall"),
        FlowKind.Sampling => new("抽样", "sampling"),
        FlowKind.Destroy => new("销毁", "destruction"),
        FlowKind.Void => new("注销", "voiding"),
        FlowKind.Use => new("销售/使用", "use"),
        FlowKind.Correction => new("更正", "correction"),
        _ => Term.None,
    };

    /// <summary>The name of where a code is in its life.</summary>
    public static Term Of(CodeStatus status) => status switch
    {
        CodeStatus.Activated => new("已激活", "activated"),
        CodeStatus.InTransit => new("在途", "in transit"),
        CodeStatus.Received => new("已收", "received"),
        CodeStatus.SentOut => new("已出", "sent out"),
        CodeStatus.Used => new("已售/使用", "used"),
        CodeStatus.Voided => new("注销", "voided"),
        CodeStatus.Destroyed => new("销毁", "destroyed"),
        CodeStatus.Recalled => new("召回", "recalled"),
        CodeStatus.Sampled => new("抽样", "sampled"),
        CodeStatus.Returned => new("退货", "returned"),
        _ => Term.None,
    };

    /// <summary>The name of a kind of product.</summary>
    public static Term Of(ProductKind kind) => kind switch
    {
        ProductKind.ImportedDrug => new("进口药", "imported drug"),
        ProductKind.DomesticDrug => new("国产药", "domestic drug"),
        ProductKind.Consumable => new("医用耗材", "medical consumable"),
        _ => Term.None,
    };
}
