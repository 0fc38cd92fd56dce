namespace TraceEngine.Contracts.Codes;

/// <summary>What a trace code (追溯码) was recognised as.</summary>
public enum CodeKind : byte
{
    /// <summary>Not recognised.</summary>
    None,

    /// <summary>20 digits, the first 7 naming product and package level.</summary>
    National20,

    /// <summary>8 to 100 digits of another maker's system, naming no product.</summary>
    Digits,

    /// <summary>GS1 with GTIN (01) and serial number (21).</summary>
    Gs1,

    /// <summary>GS1 logistic unit, SSCC (00).</summary>
    Sscc,

    /// <summary>MA (UDI) code: device id and serial part.</summary>
    Ma,
}
