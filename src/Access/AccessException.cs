namespace TraceEngine.Access;

/// <summary>
/// Something a person asked of enterprises, keys or the master key can't be done; the message says why, in both languages.
/// </summary>
/// <param name="message">For the person: the thing, the value and the way out.</param>
/// <param name="innerException">What caused it, if anything.</param>
public sealed class AccessException(string message, Exception? innerException = null) : Exception(message, innerException);
