namespace TraceEngine.Query.Exports.Jobs;

/// <summary>A code that is to be exported.</summary>
/// <param name="Text">As it was sent; null where the key tells it all.</param>
/// <param name="Key">Its likeliest reading; null when it is no trace code.</param>
/// <param name="OtherKey">Another reading of the same text; null when there is none.</param>
internal readonly record struct ExportCode(string? Text, byte[]? Key, byte[]? OtherKey)
{
    /// <summary>A code that was found by its key.</summary>
    public static ExportCode OfKey(byte[] key) => new(null, key, null);
}
