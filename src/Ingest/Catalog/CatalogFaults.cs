using Npgsql;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Sorts what goes wrong when the catalog is read or written.</summary>
internal static class CatalogFaults
{
    /// <summary>
    /// What may go well when the call is sent again. Everything else PostgreSQL says is a broken invariant and stays loud.
    /// </summary>
    public static bool IsOperating(Exception exception) => exception switch
    {
        OperationCanceledException or TimeoutException => true,
        PostgresException { SqlState: [var first, var second, ..] state } =>
            (first, second) is ('0', '8') or ('4', '0') or ('5', '3') or ('5', '7')
            || state == PostgresErrorCodes.LockNotAvailable,
        NpgsqlException => true,
        _ => false,
    };
}
