namespace TraceEngine.Query.Lineage;

/// <summary>What is directly inside some packages.</summary>
/// <param name="Children">In no order.</param>
/// <param name="IsTruncated">There is more than there was room for: of some packages only a part is here, or nothing.</param>
internal sealed record ChildList(IReadOnlyList<ChildRow> Children, bool IsTruncated);
