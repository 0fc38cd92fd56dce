using Microsoft.Extensions.Logging;

namespace TraceEngine.Signing;

/// <summary>Every log message of this room; ids 5000 to 5999. None takes a body, a param, a signature or a header.</summary>
internal sealed partial class SigningLog(ILogger<SigningLog> logger)
{
    [LoggerMessage(5001, LogLevel.Error, "A call of {Path} by {Ak} failed for a defect")]
    public partial void CallFailed(string path, string ak, Exception exception);

    [LoggerMessage(5002, LogLevel.Warning, "A call of {Path} could not be served: {Status}")]
    public partial void EngineAway(string path, string status);

    [LoggerMessage(5003, LogLevel.Warning, "The answer of {Path} could not be remembered: a repeat is run again")]
    public partial void AnswerNotRemembered(string path, Exception exception);
}
