namespace TraceEngine.Query.Listing;

/// <summary>A row of a list.</summary>
internal sealed record ListedCode
{
    public required ListPosition Position { get; init; }

    public required byte[] Key { get; init; }

    /// <summary>What the code is now; null where the caller only named it in a document, and sees no more than that.</summary>
    public StoredCode? Code { get; init; }

    /// <summary>Where it comes from; null where <see cref="Code"/> is.</summary>
    public CodeOrigin? Origin { get; init; }

    /// <summary>When its activation was committed; null where <see cref="Code"/> is.</summary>
    public DateTime? UploadedAt { get; init; }
}
