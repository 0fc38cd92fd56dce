namespace TraceEngine.Contracts.Flows;

/// <summary>Sorts of rows of a document, in the order in which they are counted.</summary>
[Flags]
public enum FlowRowSorts
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Trace codes.</summary>
    Codes = 1,

    /// <summary>Codes that the receiver refused to take.</summary>
    Rejected = 2,

    /// <summary>Whole lots.</summary>
    Lots = 4,

    /// <summary>Quantities of goods without serial numbers.</summary>
    Quantities = 8,

    /// <summary>Corrections.</summary>
    Corrections = 16,
}
