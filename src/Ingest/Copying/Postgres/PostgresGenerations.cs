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

    public async Task<IReadOnlyList<byte[]>> TouchedParentsAsync(
        StreamIdentity stream, long afterSequence, long beforeSequence, CancellationToken cancellationToken)
    {
        var sections = new List<long>();
        await using (var command = source.CreateCommand(CopySql.PageSections))
        {
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterSequence + 1 });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = beforeSequence - 1 });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                sections.Add(reader.GetInt64(1));
            }
        }

        var parents = new List<byte[]>();
        if (sections.Count > 0)
        {
            await using var command = source.CreateCommand(CopySql.ReadTouchedParents);
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. sections] });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                parents.Add(reader.GetFieldValue<byte[]>(0));
            }
        }

        return parents;
    }
}
