using Npgsql;
using TraceEngine.Bench.Yardsticks;

namespace TraceEngine.Bench.Query;

/// <summary>
/// What somebody would write by hand: the rows of a chain, and of a pallet's contents, on one connection whose statements are
/// prepared. Two round trips for a chain, two a level for contents. No scope, nothing is put together.
/// </summary>
internal sealed class HandSql(NpgsqlConnection connection)
{
    /// <summary>Reads all rows of one chain; how many there are.</summary>
    public async Task<int> ChainAsync(byte[] key, long lotId, CancellationToken ct)
    {
        var path = new List<byte[]>();
        var section = 0L;
        await using (var command = Command("chain_path", key))
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                path.Add(reader.GetFieldValue<byte[]>(0));
                section = path.Count == 1 ? reader.GetInt64(1) : section;
            }
        }

        byte[][] keys = [.. path];
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, "chain_documents", keys);
        Add(batch, "chain_history", keys);
        Add(batch, "chain_replacements", keys);
        Add(batch, "chain_texts", keys);
        Add(batch, "chain_rest", section);
        Add(batch, "chain_lot_documents", lotId);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        return path.Count + await CountAsync(rows, ct);
    }

    /// <summary>Reads what is inside a package, level by level: what ever went in, then what is still there.</summary>
    public async Task<int> ContentsAsync(byte[] key, CancellationToken ct)
    {
        byte[][] frontier = [key];
        var count = 0;
        while (frontier.Length > 0)
        {
            var packed = new List<byte[]>();
            await using (var command = Command("contents_packed", frontier))
            {
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                {
                    packed.AddRange(reader.GetFieldValue<byte[][]>(0));
                }
            }

            var next = new List<byte[]>();
            await using (var command = Command("contents_inside", packed.ToArray()))
            {
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                {
                    count++;
                    if (reader.GetInt16(1) > 1)
                    {
                        next.Add(reader.GetFieldValue<byte[]>(0));
                    }
                }
            }

            frontier = [.. next];
        }

        return count;
    }

    private NpgsqlCommand Command<T>(string statement, T value) =>
        new(BenchSql.Text(statement), connection) { Parameters = { new NpgsqlParameter<T> { TypedValue = value } } };

    private static void Add<T>(NpgsqlBatch batch, string statement, T value) => batch.BatchCommands.Add(
        new NpgsqlBatchCommand(BenchSql.Text(statement)) { Parameters = { new NpgsqlParameter<T> { TypedValue = value } } });

    private static async Task<int> CountAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var count = 0;
        do
        {
            while (await reader.ReadAsync(ct))
            {
                count++;
            }
        }
        while (await reader.NextResultAsync(ct));

        return count;
    }
}
