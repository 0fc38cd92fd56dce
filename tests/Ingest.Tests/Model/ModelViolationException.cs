namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A promise of the write protocol was broken.</summary>
internal sealed class ModelViolationException(string message, Exception? inner = null) : Exception(message, inner);
