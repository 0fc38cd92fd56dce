namespace TraceEngine.Contracts.Flows;

/// <summary>What a document does to who holds its codes.</summary>
public enum CustodyMove
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its reporter gives them out of its hands, to the receiver named.</summary>
    Release,

    /// <summary>Its reporter confirms that it received them.</summary>
    Receipt,
}
