using Npgsql;
using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Sorts what the database throws, in one switch by SQLSTATE.</summary>
internal static class LedgerFaults
{
    /// <summary>
    /// The operating fault that an exception of a statement stands for; other exceptions come back as they are.
    /// </summary>
    public static Exception Of(Exception exception) => exception switch
    {
        LedgerFaultException or LedgerConflictException or CommitInDoubtException => exception,
        PostgresException server => OfServer(server),
        NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException or ObjectDisposedException =>
            new LedgerFaultException(LedgerFault.Unavailable, "the database cannot be reached: " + exception.Message, exception),
        _ => exception,
    };

    /// <summary>Whether the fast COPY was refused for what it wrote, so that the slow path can do better.</summary>
    public static bool IsRefusedCopy(PostgresException server) =>
        server.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.InternalError;

    /// <summary>
    /// Whether these are the last words of a back end that is being ended (shutdown, crash of another one, an operator's kill):
    /// said in COMMIT, they don't tell whether it was durable before.
    /// </summary>
    public static bool IsEnd(PostgresException server) =>
        server.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            || server.InvariantSeverity is "FATAL" or "PANIC";

    private static LedgerFaultException OfServer(PostgresException server)
    {
        var fault = server.SqlState switch
        {
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => LedgerFault.Redo,
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => LedgerFault.LockTimeout,
            _ => LedgerFault.Unavailable,
        };
        return new LedgerFaultException(fault, $"PostgreSQL {server.SqlState}: {server.MessageText}", server);
    }
}
