namespace TraceEngine.Query.Lineage;

/// <summary>One package around a code.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Row">Its row; null when it was named as a parent but not activated yet.</param>
/// <param name="Level">Its level and the name of it; level 0 when it is not known.</param>
internal sealed record PathPackage(byte[] Key, TrailRow? Row, LevelEntry Level);
