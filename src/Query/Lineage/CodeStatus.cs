namespace TraceEngine.Query.Lineage;

/// <summary>The one word for where a code is in its life (codgStas), with the numbers of the standard.</summary>
internal enum CodeStatus
{
    /// <summary>Activated (已激活).</summary>
    Activated = 1,

    /// <summary>Shipped, not confirmed yet (在途).</summary>
    InTransit = 2,

    /// <summary>Received (已收).</summary>
    Received = 3,

    /// <summary>Sent out by a distributor (已出).</summary>
    SentOut = 4,

    /// <summary>Sold or used (已售/使用).</summary>
    Used = 5,

    /// <summary>Voided, replaced or its activation withdrawn (注销).</summary>
    Voided = 6,

    /// <summary>Destroyed (销毁).</summary>
    Destroyed = 7,

    /// <summary>Recalled (召回).</summary>
    Recalled = 8,

    /// <summary>Sampled (抽样).</summary>
    Sampled = 9,

    /// <summary>Returned (退货).</summary>
    Returned = 10,
}
