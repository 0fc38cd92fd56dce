namespace TraceEngine.Contracts.Flows;

/// <summary>Which way the goods of a bill move, as its first digit says.</summary>
public enum BillDirection
{
    /// <summary>Into the warehouse (入库), 1xx.</summary>
    Inbound = 1,

    /// <summary>Out of the warehouse (出库), 2xx.</summary>
    Outbound = 2,

    /// <summary>To who uses them (零售), 3xx.</summary>
    Retail = 3,
}
