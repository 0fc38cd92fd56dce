using Microsoft.Extensions.Logging;

namespace TraceEngine.Ingest;

/// <summary>Every log message of this room, ids 3000 to 3999.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(
        3000, LogLevel.Critical, "A lane transaction broke an invariant on lane {Lane}; its batches are answered UNKNOWN.")]
    public static partial void GroupBroken(ILogger logger, Exception exception, int lane);

    [LoggerMessage(3001, LogLevel.Warning, "Operating fault {SqlState} in the ledger: {Message}")]
    public static partial void LedgerFault(ILogger logger, string sqlState, string message);

    [LoggerMessage(3002, LogLevel.Warning, "A connection was lost in COMMIT (back end {ProcessId}); the fence decides.")]
    public static partial void CommitInDoubt(ILogger logger, int processId);

    [LoggerMessage(
        3003, LogLevel.Information, "Stream {Stream} of enterprise {EnterpriseId} opened with epoch {Epoch} at {NextSequence}.")]
    public static partial void StreamOpened(ILogger logger, string stream, long enterpriseId, long epoch, long nextSequence);

    [LoggerMessage(3004, LogLevel.Information, "Stream {Stream} of enterprise {EnterpriseId} closed: {Why}.")]
    public static partial void StreamClosed(ILogger logger, string stream, long enterpriseId, string why);

    [LoggerMessage(3005, LogLevel.Error, "A call failed unexpectedly.")]
    public static partial void CallFailed(ILogger logger, Exception exception);

    [LoggerMessage(3010, LogLevel.Warning, "Redis did not empty {Count} shelves ({Why}); closing the cache.")]
    public static partial void ShelvesNotEmptied(ILogger logger, int count, string why);

    [LoggerMessage(3011, LogLevel.Warning, "The cache was closed at generation {Generation}.")]
    public static partial void CacheClosed(ILogger logger, long generation);
}
