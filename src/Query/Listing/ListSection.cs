namespace TraceEngine.Query.Listing;

/// <summary>A section that activated codes.</summary>
/// <param name="Id">Its id: the order of the list.</param>
/// <param name="EnterpriseId">Who activated.</param>
/// <param name="RowsAtMost">Codes that it may have: the rows of its batch.</param>
internal readonly record struct ListSection(long Id, long EnterpriseId, long RowsAtMost);
