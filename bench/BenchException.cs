namespace TraceEngine.Bench;

/// <summary>The bench cannot go on, or two sides did not do the same work. The message is for people.</summary>
internal sealed class BenchException(string message) : Exception(message);
