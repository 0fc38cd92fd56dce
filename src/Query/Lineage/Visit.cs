namespace TraceEngine.Query.Lineage;

/// <summary>A document that reached a code, by its own name or by that of a package it was in.</summary>
/// <param name="Via">Key of the code that the document names.</param>
/// <param name="Document">The document, withdrawn or not.</param>
/// <param name="SectionId">The section by which it named the code: the order of arrival.</param>
internal readonly record struct Visit(byte[] Via, DocumentFacts Document, long SectionId);
