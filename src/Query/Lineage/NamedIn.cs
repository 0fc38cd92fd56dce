namespace TraceEngine.Query.Lineage;

/// <summary>A document names a code.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="SectionId">The section by which it did: the order of arrival.</param>
internal readonly record struct NamedIn(Guid DocumentId, long SectionId);
