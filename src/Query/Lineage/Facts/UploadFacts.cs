namespace TraceEngine.Query.Lineage.Facts;

/// <summary>By which stream or document a batch came, and when it was committed.</summary>
internal sealed record UploadFacts(string Stream, DateTime UploadedAt);
