using Npgsql;

namespace TraceEngine.Query.Lineage;

/// <summary>Sorts what goes wrong in a walk.</summary>
internal static class LineageFaults
{
    /// <summary>
    /// What may go well when it is asked again. Everything else PostgreSQL says is a broken invariant and stays loud.
    /// </summary>
    public static bool IsOperating(Exception exception) => exception switch
    {
        OperationCanceledException or TimeoutException => true,
        PostgresException { SqlState: [var first, var second, ..] } =>
            (first, second) is ('0', '8') or ('4', '0') or ('5', '3') or ('5', '7'),
        NpgsqlException => true,
        _ => false,
    };
}
