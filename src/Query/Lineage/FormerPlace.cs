namespace TraceEngine.Query.Lineage;

/// <summary>A package that a code was in.</summary>
/// <param name="Parent">Key of the package.</param>
/// <param name="PackedSection">The section that put it in; null when it was born into it.</param>
/// <param name="UnpackedSection">The section that took it out.</param>
internal sealed record FormerPlace(byte[] Parent, long? PackedSection, long UnpackedSection);
