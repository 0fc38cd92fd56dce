namespace TraceEngine.Files.Relation;

/// <summary>Limits of the reader. They bound its memory whatever the file holds.</summary>
public sealed record RelationReaderOptions
{
    /// <summary>The defaults.</summary>
    public static RelationReaderOptions Default { get; } = new();

    /// <summary>
    /// Longest tag in bytes of UTF-8, from '&lt;' to '&gt;' inclusive, 256 to 1,048,576. A Code element has about 100 bytes
    /// and a header with long names 2,000, so 64 KiB says that a quote or bracket was lost.
    /// </summary>
    public int MaxTagBytes { get; init; } = 64 * 1024;

    /// <summary>Longest attribute value in bytes of UTF-8 as written. Codes have 100 characters at most, comments 500.</summary>
    public int MaxValueBytes { get; init; } = 8 * 1024;

    /// <summary>Deepest nesting of elements; the format has six levels.</summary>
    public int MaxDepth { get; init; } = 64;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTagBytes, 256);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxTagBytes, 1024 * 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxValueBytes, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 6);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDepth, 1024);
    }
}
