namespace TraceEngine.Query.Lineage;

/// <summary>What is inside a package.</summary>
/// <param name="Children">Codes directly inside.</param>
/// <param name="ByLevel">Codes on any depth, by package level.</param>
/// <param name="IsTruncated">Whether the walk ended at its budget or depth, so that the counts are lower bounds.</param>
internal sealed record ContentsCount(long Children, IReadOnlyDictionary<int, long> ByLevel, bool IsTruncated);
