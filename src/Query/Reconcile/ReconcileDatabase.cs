using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// Read-only connections for long counts, apart from those of quick questions. A count is one snapshot, so that what is reported
/// meanwhile is in all of its numbers or in none.
/// </summary>
internal sealed class ReconcileDatabase(string connectionString, QueryOptions options, ILoggerFactory? loggers = null)
    : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = Create(connectionString, options.Reconcile, loggers);

    /// <summary>A connection of the pool.</summary>
    /// <exception cref="NpgsqlException">The server cannot be reached, or no connection got free.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct) => _source.OpenConnectionAsync(ct);

    /// <summary>Puts what follows on a connection under one snapshot.</summary>
    public static ValueTask<NpgsqlTransaction> BeginSnapshotAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlDataSource Create(string connectionString, ReconcileOptions options, ILoggerFactory? loggers)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { AutoPrepareMinUsages = 1 };
        var behaviour = new TraceDataSourceOptions
        {
            ApplicationName = "traceengine reconcile",

            // A count for each of the runs, and as many short questions beside them.
            PoolSizeAtMost = 2 * options.RunsAtMost,
            CommandTimeout = options.Timeout,
            StatementTimeout = options.Timeout,

            // A slow client holds the snapshot no longer than the whole call may take.
            IdleInTransactionTimeout = options.Timeout,
            SessionSettings = new Dictionary<string, string>
            {
                ["default_transaction_read_only"] = "on",
                ["plan_cache_mode"] = "force_generic_plan",

                // A cursor is read to its end here; the planner takes a tenth of it for granted and then reads tables whole.
                ["cursor_tuple_fraction"] = "1",
                ["enable_seqscan"] = "off",
            },
        };
        return TraceDataSource.Create(builder.ConnectionString, behaviour, loggers);
    }
}
