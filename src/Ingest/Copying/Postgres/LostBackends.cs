using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>
/// Ends the back ends of lost connections. To the server a network that went silent looks like a client that thinks: inside
/// COPY no timeout ends that, and the stream's row stays locked for every host.
/// </summary>
internal sealed class LostBackends(NpgsqlDataSource source, ILogger logger)
{
    /// <summary>Ends it over a connection that works, if it is still the same one.</summary>
    public static async Task EndAsync(NpgsqlConnection connection, LostConnection lost, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.EndBackend, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = lost.ProcessId });
        command.Parameters.Add(
            new NpgsqlParameter<DateTimeOffset> { TypedValue = lost.StartedAt, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Ends it over a new connection; if there is none to be had, the server notices by itself in time.</summary>
    public async Task TryEndAsync(LostConnection lost)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
            await EndAsync(connection, lost, CancellationToken.None);
        }
        catch (Exception exception) when (LedgerFaults.Of(exception) is LedgerFaultException)
        {
            IngestLog.LedgerFault(logger, (exception as PostgresException)?.SqlState ?? "-", exception.Message);
        }
    }
}
