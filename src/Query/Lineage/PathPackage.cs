namespace TraceEngine.Query.Lineage;

/// <summary>One package around a code.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Row">Its row; null when it was named as a parent but not activated yet.</param>
internal sealed record PathPackage(byte[] Key, CodeRow? Row);
