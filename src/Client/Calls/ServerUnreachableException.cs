namespace TraceEngine.Client.Calls;

/// <summary>
/// The server could not be reached within the time the options allow. Nothing acknowledged is lost: run again later.
/// </summary>
public sealed class ServerUnreachableException : TraceClientException
{
    internal ServerUnreachableException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
