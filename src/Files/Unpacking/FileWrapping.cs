namespace TraceEngine.Files.Unpacking;

/// <summary>What a file is wrapped in.</summary>
public enum FileWrapping
{
    /// <summary>Base64 text.</summary>
    Base64,

    /// <summary>gzip (first bytes 1F 8B).</summary>
    Gzip,

    /// <summary>zlib (first byte 78).</summary>
    Zlib,

    /// <summary>A ZIP archive with one file (first bytes 50 4B).</summary>
    Zip,
}
