namespace TraceEngine.Storage.Servers;

/// <summary>A private server can't be started or reached. The message is for people: Chinese, English, and the way out.</summary>
public sealed class PrivateServersException(string message, Exception? inner = null) : Exception(message, inner);
