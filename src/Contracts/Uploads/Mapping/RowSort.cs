namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>What a row of a document is, in the order in which the server counts the rows of a document.</summary>
public enum RowSort
{
    /// <summary>A code with its own serial number.</summary>
    Code,

    /// <summary>A code that the receiver refused to take.</summary>
    Rejected,

    /// <summary>A whole lot.</summary>
    Lot,

    /// <summary>Goods without serial numbers.</summary>
    Quantity,
}
