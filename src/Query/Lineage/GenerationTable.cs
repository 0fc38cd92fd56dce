using Microsoft.Extensions.Logging;
using Npgsql;
using TraceEngine.Query.Caching;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// The generation of the cache, on a connection of its own: a busy pool must not keep a host from learning that the cache is
/// closed. The only row that the read side writes besides its export jobs.
/// </summary>
internal sealed class GenerationTable(string connectionString, CacheOptions options, ILoggerFactory? loggers = null)
    : ICacheGenerations, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = TraceDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { AutoPrepareMinUsages = 1 }.ConnectionString,
        new TraceDataSourceOptions
        {
            ApplicationName = "traceengine cache",
            PoolSizeAtMost = 2,
            ConnectTimeout = TimeSpan.FromSeconds(Math.Ceiling(options.GenerationLease.TotalSeconds)),
            StatementTimeout = options.GenerationLease,
        },
        loggers);

    public async Task<CacheGeneration> ReadAsync(CancellationToken ct)
    {
        await using var command = _source.CreateCommand(LineageSql.ReadCacheGeneration);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new CacheGeneration(reader.GetInt64(0), reader.GetString(1), reader.GetBoolean(2));
    }

    public async Task CloseAsync(long generation, CancellationToken ct)
    {
        await using var command = _source.CreateCommand(LineageSql.CloseCache);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = generation });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<bool> ReopenAsync(long generation, string redisId, CancellationToken ct)
    {
        await using var command = _source.CreateCommand(LineageSql.ReopenCache);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = generation });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = redisId });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Closes the cache, whatever its generation, and lets no host reopen it.</summary>
    public Task HoldClosedAsync(CancellationToken ct) => RunAsync(LineageSql.HoldCacheClosed, ct);

    /// <summary>Lets the hosts reopen a cache that is held closed.</summary>
    public Task LetOpenAsync(CancellationToken ct) => RunAsync(LineageSql.LetCacheOpen, ct);

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = _source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = CacheGeneration.HeldClosed });
        await command.ExecuteNonQueryAsync(ct);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
