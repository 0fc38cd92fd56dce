using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Exports;

/// <summary>
/// The connections of exports, apart from those of questions: for chains read-only ones, each piece in one snapshot; for the
/// jobs' own tables, the only ones that this room writes, others.
/// </summary>
internal sealed class ExportDatabase : IAsyncDisposable
{
    private const string IdName = "export";

    // Beside the running jobs: calls that create, list and cancel.
    private const int CallConnections = 8;

    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _jobs;
    private readonly IdBlocks _ids;

    public ExportDatabase(string connectionString, QueryOptions options, TimeProvider clock, ILoggerFactory? loggers = null)
    {
        var exports = options.Exports;
        _reading = Create(
            exports.Replica.Length > 0 ? exports.Replica : connectionString,
            exports.JobsAtOnce * exports.ChunksAtOnce,
            exports.ChunkTimeout,
            isReadOnly: true,
            loggers);
        _jobs = Create(
            connectionString,
            CallConnections + (exports.JobsAtOnce * (exports.ChunksAtOnce + 1)),
            exports.CreateTimeout,
            isReadOnly: false,
            loggers);

        // One at a time: exports are few, and their numbers are read aloud.
        _ids = new IdBlocks(_jobs, clock, new IdBlocksOptions { BlockSize = 1 });
    }

    /// <summary>A connection for chains: to the replica, where one is set.</summary>
    /// <exception cref="NpgsqlException">The server cannot be reached, or no connection got free.</exception>
    public ValueTask<NpgsqlConnection> OpenReadingAsync(CancellationToken ct) => _reading.OpenConnectionAsync(ct);

    /// <summary>A connection for the tables of jobs.</summary>
    /// <exception cref="NpgsqlException">The server cannot be reached, or no connection got free.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct) => _jobs.OpenConnectionAsync(ct);

    /// <summary>The number of a new job.</summary>
    public ValueTask<long> NextIdAsync(CancellationToken ct) => _ids.NextAsync(IdName, 1, ct);

    /// <summary>Puts what follows on a connection under one snapshot.</summary>
    public static ValueTask<NpgsqlTransaction> BeginSnapshotAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    public async ValueTask DisposeAsync()
    {
        _ids.Dispose();
        await _reading.DisposeAsync();
        await _jobs.DisposeAsync();
    }

    private static NpgsqlDataSource Create(
        string connectionString, int poolSize, TimeSpan timeout, bool isReadOnly, ILoggerFactory? loggers)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { AutoPrepareMinUsages = 1 };
        var behaviour = new TraceDataSourceOptions
        {
            ApplicationName = "traceengine export",
            PoolSizeAtMost = poolSize,
            CommandTimeout = timeout,
            StatementTimeout = timeout,
            IdleInTransactionTimeout = timeout,
            SessionSettings = new Dictionary<string, string>
            {
                ["default_transaction_read_only"] = isReadOnly ? "on" : "off",
                ["plan_cache_mode"] = "force_generic_plan",
            },
        };
        return TraceDataSource.Create(builder.ConnectionString, behaviour, loggers);
    }
}
