namespace TraceEngine.Contracts.Flows;

/// <summary>What a flow document does to who has the goods.</summary>
public enum CustodyMove
{
    /// <summary>Nothing: delivery, use, correction and the ends of a code's life.</summary>
    None,

    /// <summary>Its reporter lets the goods go to the document's receiver.</summary>
    Release,

    /// <summary>Its reporter, the document's receiver, confirms the goods.</summary>
    Receipt,
}
