namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Where a code is, and whether it is live.</summary>
/// <param name="State">Live, or what ended it.</param>
/// <param name="Level">Package level.</param>
/// <param name="Outer">Index of the package it is in.</param>
internal readonly record struct FoundPlace(short State, short Level, int Outer);
