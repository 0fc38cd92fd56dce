namespace TraceEngine.Query.Listing;

/// <summary>A section that the caller uploaded on a day.</summary>
/// <param name="Id">Its id: the order of the list.</param>
/// <param name="DocumentId">The flow document whose codes it brought; null when it activated codes.</param>
/// <param name="RowsAtMost">Codes that it may have: the rows of its batch.</param>
internal sealed record DaySection(long Id, byte[]? DocumentId, long RowsAtMost);
