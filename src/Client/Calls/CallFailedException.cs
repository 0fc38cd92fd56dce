using Grpc.Core;

namespace TraceEngine.Client.Calls;

/// <summary>The server answered a call with an error that sending it again does not cure.</summary>
public sealed class CallFailedException : TraceClientException
{
    internal CallFailedException(string message, StatusCode statusCode, Exception? cause)
        : base(message, cause)
    {
        StatusCode = statusCode;
    }

    /// <summary>
    /// The gRPC status: NotFound for what does not exist for the caller, FailedPrecondition for what is in the way, and so on.
    /// </summary>
    public StatusCode StatusCode { get; }
}
