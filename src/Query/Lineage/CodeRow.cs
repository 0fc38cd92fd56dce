namespace TraceEngine.Query.Lineage;

/// <summary>A code as its table holds it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="SectionId">The section that activated it.</param>
/// <param name="Level">Package level, 1 = smallest.</param>
/// <param name="IsLive">Whether nothing ended it.</param>
/// <param name="Parent">Key of the package it is in now; null when it is in none.</param>
internal sealed record CodeRow(byte[] Key, long SectionId, int Level, bool IsLive, byte[]? Parent);
