namespace TraceEngine.Storage.Databases;

/// <summary>The schema can't be brought up to date. The message is for people: Chinese, English, and the way out.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
