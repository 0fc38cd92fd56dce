namespace TraceEngine.Query.Tests;

/// <summary>A code to be inserted.</summary>
internal sealed record PlacedCode(string Code, int Level, string? Parent = null, short State = 0);
