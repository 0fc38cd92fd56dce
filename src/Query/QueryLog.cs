using Microsoft.Extensions.Logging;

namespace TraceEngine.Query;

/// <summary>Every log message of this room; ids 4000 to 4999.</summary>
internal sealed partial class QueryLog(ILogger<QueryLog> logger)
{
    [LoggerMessage(4001, LogLevel.Warning, "A query of enterprise {EnterpriseId} failed for an operating fault")]
    public partial void CallFailed(long enterpriseId, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "Code {Code} stands in its own path: its packaging is a cycle")]
    public partial void CycleInPath(string code);
}
