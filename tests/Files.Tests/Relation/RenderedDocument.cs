namespace TraceEngine.Files.Tests.Relation;

/// <summary>A written document.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="RowEnds">For each row the offset behind the '&gt;' of its start tag.</param>
/// <param name="Complete">The offset behind the end tag of the root.</param>
/// <param name="EncodingName">Its encoding.</param>
public sealed record RenderedDocument(byte[] Content, IReadOnlyList<int> RowEnds, int Complete, string EncodingName);
