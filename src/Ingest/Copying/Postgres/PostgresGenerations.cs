using Npgsql;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Shelving;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>The cache generation in PostgreSQL.</summary>
internal sealed class PostgresGenerations(NpgsqlDataSource source) : ICacheGenerations
{
    public async Task<CacheGeneration> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(CopySql.ReadCacheGeneration);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new CacheGeneration(reader.GetInt64(0), reader.GetString(1), reader.GetBoolean(2));
    }

    public async Task<bool> CloseAsync(long generation, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(CopySql.CloseCache);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = generation });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    public async Task<ShelfTouches> TouchedAsync(
        StreamIdentity stream, long afterSequence, long beforeSequence, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await new TouchedShelves(connection).ReadAsync(stream, afterSequence, beforeSequence, cancellationToken);
    }
}
