namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>A row of <c>codes</c>.</summary>
/// <param name="State">Live, or what ended it.</param>
/// <param name="Level">Package level.</param>
/// <param name="BornSection">Section that activated it.</param>
/// <param name="PackedSection">Section that packed it; null = in its package since birth.</param>
/// <param name="Outer">Index of the package it is in.</param>
internal readonly record struct FoundPlace(short State, short Level, long BornSection, long? PackedSection, int Outer);
