namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>A promise of the protocol is broken.</summary>
internal sealed class ModelViolationException(string message, Exception? inner = null) : Exception(message, inner);
