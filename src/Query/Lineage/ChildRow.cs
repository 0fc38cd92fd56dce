namespace TraceEngine.Query.Lineage;

/// <summary>A code and the package that it is directly in now.</summary>
/// <param name="Parent">Key of the package.</param>
/// <param name="Key">Key of the code.</param>
/// <param name="Level">Package level of the code, 1 = smallest.</param>
internal readonly record struct ChildRow(byte[] Parent, byte[] Key, int Level);
