namespace TraceEngine.Query.Listing;

/// <summary>Which codes are to be listed.</summary>
/// <param name="Level">Only on this package level; 0 = on all.</param>
internal abstract record Wanted(int Level);
