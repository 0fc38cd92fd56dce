namespace TraceEngine.Contracts.Flows;

/// <summary>
/// Kinds of flow documents (单据种类), with the values of the message's <c>FlowKind</c>. Stored: never renumbered or reused.
/// </summary>
public enum DocumentKind : short
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>Shipping (发货).</summary>
    Shipping = 1,

    /// <summary>Receiving (收货).</summary>
    Receiving = 2,

    /// <summary>Delivery (配送).</summary>
    Delivery = 3,

    /// <summary>Circulation (流通), inbound or outbound.</summary>
    Circulation = 4,

    /// <summary>Return (退货).</summary>
    Return = 5,

    /// <summary>Recall (召回).</summary>
    Recall = 6,

    /// <summary>Sampling (抽样).</summary>
    Sampling = 7,

    /// <summary>Destruction (销毁).</summary>
    Destroy = 8,

    /// <summary>Voiding (注销).</summary>
    Void = 9,

    /// <summary>Sale or use (销售/使用).</summary>
    Use = 10,

    /// <summary>Correction (更正).</summary>
    Correction = 11,
}
