using Microsoft.Extensions.Logging;
using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Read-only connections whose statements are prepared at first use and keep one plan. The generic plan matters: a walk sends
/// arrays of up to 10,000 keys, and a plan made for such an array may read the whole table, where few rows are in it yet or the
/// statistics are old.
/// </summary>
internal sealed class LineageDatabase(string connectionString, QueryOptions options, ILoggerFactory? loggers = null)
    : IAsyncDisposable
{
    private const int IdleSeconds = 20;

    private readonly NpgsqlDataSource _source = Create(connectionString, options, loggers);

    /// <summary>A connection of the pool.</summary>
    /// <exception cref="NpgsqlException">The server cannot be reached, or no connection got free.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct) => _source.OpenConnectionAsync(ct);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlDataSource Create(string connectionString, QueryOptions options, ILoggerFactory? loggers)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            AutoPrepareMinUsages = 1,

            // Nothing here changes a session, and resetting one is seven statements more on each call.
            NoResetOnClose = true,

            // The pool hands out in turn what it has: after a rush, a few calls at a time would go around all of it and find each
            // connection's process and its caches cold.
            ConnectionIdleLifetime = IdleSeconds,
            ConnectionPruningInterval = IdleSeconds / 4,
        };
        var behaviour = new TraceDataSourceOptions
        {
            ApplicationName = "traceengine query",
            PoolSizeAtMost = options.PoolSizeAtMost,
            ConnectTimeout = TimeSpan.FromSeconds(Math.Ceiling(options.CallTimeout.TotalSeconds)),
            StatementTimeout = options.CallTimeout,
            SessionSettings = new Dictionary<string, string>
            {
                ["default_transaction_read_only"] = "on",
                ["plan_cache_mode"] = "force_generic_plan",

                // It costs a chain more to set up than the few rows that share a section or a document give back.
                ["enable_memoize"] = "off",
            },
        };
        return TraceDataSource.Create(builder.ConnectionString, behaviour, loggers);
    }
}
