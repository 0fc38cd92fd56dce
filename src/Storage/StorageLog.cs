using Microsoft.Extensions.Logging;

namespace TraceEngine.Storage;

/// <summary>Everything this room logs. Ids 1000-1099.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1000, LogLevel.Information, "Making a new database in {Folder} with PostgreSQL {Major}")]
    public static partial void MakingDatabase(this ILogger logger, string folder, int major);

    [LoggerMessage(1001, LogLevel.Information, "Private PostgreSQL {Major} (process {ProcessId}) is ready on {Sockets}")]
    public static partial void PostgresReady(this ILogger logger, int major, int processId, string sockets);

    [LoggerMessage(1002, LogLevel.Information, "Private Redis (process {ProcessId}) is ready on {Sockets}")]
    public static partial void RedisReady(this ILogger logger, int processId, string sockets);

    [LoggerMessage(1003, LogLevel.Warning, "No private Redis, so no cache: {Reason}")]
    public static partial void NoRedis(this ILogger logger, string reason);

    [LoggerMessage(1004, LogLevel.Critical,
        "Private PostgreSQL (process {ProcessId}) ended without being asked; its log is {Log}")]
    public static partial void PostgresEnded(this ILogger logger, int processId, string log);

    [LoggerMessage(1005, LogLevel.Error, "Private Redis (process {ProcessId}) ended without being asked; its log is {Log}")]
    public static partial void RedisEnded(this ILogger logger, int processId, string log);

    [LoggerMessage(1006, LogLevel.Information, "Private servers stopped")]
    public static partial void ServersStopped(this ILogger logger);

    [LoggerMessage(1010, LogLevel.Information, "Migration {Name} applied")]
    public static partial void MigrationApplied(this ILogger logger, string name);

    [LoggerMessage(1011, LogLevel.Error, "Migration failed: {Message}")]
    public static partial void MigrationFailed(this ILogger logger, string message);
}
