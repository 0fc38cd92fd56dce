namespace TraceEngine.Query.Listing;

/// <summary>A code that a document names.</summary>
/// <param name="Key">The code.</param>
/// <param name="SectionId">The section by which it came.</param>
/// <param name="Ordinal">Row of the document.</param>
/// <param name="Offset">Place in the row, from 0.</param>
internal readonly record struct NamedCode(byte[] Key, long SectionId, int Ordinal, int Offset);
