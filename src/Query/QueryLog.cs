using Microsoft.Extensions.Logging;

namespace TraceEngine.Query;

/// <summary>Every log message of this room; ids 4000 to 4999.</summary>
internal sealed partial class QueryLog(ILogger<QueryLog> logger)
{
    [LoggerMessage(4001, LogLevel.Warning, "A query of enterprise {EnterpriseId} failed for an operating fault")]
    public partial void CallFailed(long enterpriseId, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "Code {Code} stands in its own path: its packaging is a cycle")]
    public partial void CycleInPath(string code);

    [LoggerMessage(4003, LogLevel.Warning, "Redis does not answer ({Cause}): the request goes on with the tables alone")]
    public partial void CacheAway(string cause);

    [LoggerMessage(
        4004,
        LogLevel.Error,
        "Redis is not a plain one (replicas {Replicas}, save '{Save}', appendonly '{AppendOnly}'): the cache is not used. Use a "
        + "server without replicas, save and appendonly, or set Query:Cache:Kind to Replicated")]
    public partial void RedisNotPlain(string replicas, string save, string appendOnly);

    [LoggerMessage(4005, LogLevel.Warning, "Another Redis master than agreed answers: generation {Generation} is closed")]
    public partial void CacheOnOtherMaster(long generation);

    [LoggerMessage(4006, LogLevel.Warning, "The generation of the cache can't be read ({Cause}): the tables answer alone")]
    public partial void GenerationUnknown(string cause);

    [LoggerMessage(4007, LogLevel.Information, "The cache is at generation {Generation}")]
    public partial void GenerationBegun(long generation);

    [LoggerMessage(4008, LogLevel.Warning, "Generation {Generation} of the cache is closed: the tables answer alone")]
    public partial void CacheSeenClosed(long generation);

    [LoggerMessage(4009, LogLevel.Information, "The cache is open again at generation {Generation}")]
    public partial void CacheReopened(long generation);

    [LoggerMessage(4200, LogLevel.Warning, "Export {ExportId} was interrupted and goes on later")]
    public partial void ExportInterrupted(long exportId, Exception exception);

    [LoggerMessage(4201, LogLevel.Warning, "The file of chunk {ChunkIndex} of export {ExportId} is lost: it is read again")]
    public partial void ExportChunkLost(long exportId, int chunkIndex);

    [LoggerMessage(4202, LogLevel.Error, "Export {ExportId} failed: its files cannot be written or read")]
    public partial void ExportDiskFailed(long exportId, Exception exception);

    [LoggerMessage(4203, LogLevel.Error, "Export {ExportId} failed for a defect")]
    public partial void ExportDefect(long exportId, Exception exception);

    [LoggerMessage(4204, LogLevel.Warning, "Exports cannot be looked after now; the next try comes soon")]
    public partial void ExportsStuck(Exception exception);
}
