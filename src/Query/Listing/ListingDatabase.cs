using Microsoft.Extensions.Logging;
using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Listing;

/// <summary>
/// Read-only connections for lists, apart from those of quick questions, which a long list must not keep waiting.
/// </summary>
internal sealed class ListingDatabase(string connectionString, QueryOptions options, ILoggerFactory? loggers = null)
    : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = Create(connectionString, options.Listing, loggers);

    /// <summary>A connection of the pool.</summary>
    /// <exception cref="NpgsqlException">The server cannot be reached, or no connection got free.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct) => _source.OpenConnectionAsync(ct);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlDataSource Create(string connectionString, ListingOptions options, ILoggerFactory? loggers)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { AutoPrepareMinUsages = 1 };
        var behaviour = new TraceDataSourceOptions
        {
            ApplicationName = "traceengine listing",
            PoolSizeAtMost = options.PoolSizeAtMost,
            CommandTimeout = options.Timeout,
            StatementTimeout = options.Timeout,
            SessionSettings = new Dictionary<string, string>
            {
                ["default_transaction_read_only"] = "on",
                ["plan_cache_mode"] = "force_generic_plan",

                // The codes of a section are in a few block ranges of the table, however old the statistics are.
                ["enable_seqscan"] = "off",
            },
        };
        return TraceDataSource.Create(builder.ConnectionString, behaviour, loggers);
    }
}
