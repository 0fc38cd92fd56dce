using Microsoft.Extensions.Logging;

namespace TraceEngine.Ingest.Telemetry;

/// <summary>Every log message of this room, ids 3000 to 3999.</summary>
internal sealed partial class IngestLog(ILogger<IngestLog> logger)
{
    [LoggerMessage(3000, LogLevel.Critical, "A lane transaction broke an invariant on lane {Lane}; its batches are answered UNKNOWN.")]
    public partial void GroupBroken(Exception exception, int lane);

    [LoggerMessage(3001, LogLevel.Warning, "Operating fault {SqlState} in the ledger: {Message}")]
    public partial void LedgerFault(string sqlState, string message);

    [LoggerMessage(3002, LogLevel.Warning, "A connection was lost in COMMIT (back end {ProcessId}); the fence decides.")]
    public partial void CommitInDoubt(int processId);

    [LoggerMessage(3003, LogLevel.Information, "Stream {Stream} of enterprise {EnterpriseId} opened with epoch {Epoch} at {NextSequence}.")]
    public partial void StreamOpened(string stream, long enterpriseId, long epoch, long nextSequence);

    [LoggerMessage(3004, LogLevel.Information, "Stream {Stream} of enterprise {EnterpriseId} closed: {Why}.")]
    public partial void StreamClosed(string stream, long enterpriseId, string why);

    [LoggerMessage(3005, LogLevel.Error, "A call failed unexpectedly.")]
    public partial void CallFailed(Exception exception);

    [LoggerMessage(3010, LogLevel.Warning, "Redis did not empty {Count} shelves ({Why}); closing the cache.")]
    public partial void ShelvesNotEmptied(int count, string why);

    [LoggerMessage(3011, LogLevel.Warning, "The cache was closed at generation {Generation}.")]
    public partial void CacheClosed(long generation);
}
