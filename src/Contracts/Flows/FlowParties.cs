namespace TraceEngine.Contracts.Flows;

/// <summary>Parties of a document.</summary>
[Flags]
public enum FlowParties
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Who ships (发货机构).</summary>
    Shipper = 1,

    /// <summary>Who receives (收货机构).</summary>
    Receiver = 2,

    /// <summary>Who carries (配送单位).</summary>
    Carrier = 4,

    /// <summary>Who circulates (流通企业).</summary>
    Circulator = 8,
}
