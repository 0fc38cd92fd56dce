using Npgsql;
using TraceEngine.Bench.Yardsticks;

namespace TraceEngine.Bench.Measuring;

/// <summary>Bytes of the engine's tables.</summary>
internal static class TableSizes
{
    /// <summary>By table, indexes and everything else included.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(BenchSql.Text("read_table_sizes"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sizes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            sizes[reader.GetString(0)] = reader.GetInt64(1);
        }

        return sizes;
    }
}
