namespace TraceEngine.Query.Listing;

/// <summary>How a batch came.</summary>
/// <param name="UploadedAt">When it was committed.</param>
/// <param name="Accepted">Rows of it that were taken.</param>
internal readonly record struct BatchUpload(DateTime UploadedAt, long Accepted);
