using System.Net;
using Microsoft.Extensions.Logging;
using TraceEngine.Access.Calls;

namespace TraceEngine.Access;

/// <summary>Every log message of this room; ids 2000 to 2999. None takes a secret, a signature or a header.</summary>
internal sealed partial class AccessLog(ILogger<AccessLog> logger)
{
    [LoggerMessage(2001, LogLevel.Information, "{Calls} calls denied since the last such line, now: {Reason} {Ak} {Address}")]
    public partial void CallsDenied(int calls, DenialReason reason, string ak, IPAddress? address);

    [LoggerMessage(2002, LogLevel.Warning, "Keys could not be read or written; those in memory stay until they are too old")]
    public partial void RefreshFailed(Exception exception);

    [LoggerMessage(2003, LogLevel.Error, "Key {Ak} version {Version} does not open under this master key: it won't work here")]
    public partial void KeyDoesNotDecrypt(string ak, int version);

    [LoggerMessage(2004, LogLevel.Error, "There are {Count} live keys, the limit (Access:MaximumKeys): newer ones won't work")]
    public partial void KeysAtLimit(int count);

    [LoggerMessage(2005, LogLevel.Warning, "Attempt {Attempt} of a request of {Ak} ended after another had begun: dropped")]
    public partial void AnswerTooLate(string ak, long attempt);

    [LoggerMessage(2006, LogLevel.Warning, "Expired memories of requests could not be deleted; the next round tries again")]
    public partial void SweepFailed(Exception exception);
}
