namespace TraceEngine.Client.Calls;

/// <summary>The server does not know the key, does not accept its signature, or does not allow the call. Never retried.</summary>
public sealed class AccessRefusedException : TraceClientException
{
    internal AccessRefusedException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
