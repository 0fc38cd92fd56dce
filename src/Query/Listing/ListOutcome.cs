namespace TraceEngine.Query.Listing;

/// <summary>How a question for a list ended.</summary>
internal enum ListOutcome
{
    /// <summary>There is a list.</summary>
    Listed,

    /// <summary>Nothing of it is in scope, or it is not there.</summary>
    NotFound,

    /// <summary>The caller activated several lots with the number.</summary>
    SeveralLots,

    /// <summary>The caller activated no lot with the number and names no product.</summary>
    ProductNeeded,
}
