using Npgsql;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>What a table holds, as a number that two sides must agree on.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Links">Sum of hashes of each code with its parent, or parent with its children.</param>
/// <param name="Columns">Sum of the other columns; empty where a side has none.</param>
internal sealed record Checksum(long Rows, string Links, string Columns)
{
    /// <summary>Runs one of the checksum statements.</summary>
    public static async Task<Checksum> ReadAsync(NpgsqlDataSource database, string statement, CancellationToken ct)
    {
        await using var command = database.CreateCommand(BenchSql.Text(statement));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new Checksum(reader.GetInt64(0), reader.GetString(1), reader.GetString(2));
    }
}
