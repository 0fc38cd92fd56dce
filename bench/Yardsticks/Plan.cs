using Npgsql;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>How the server carries out a yardstick's statement, printed with the figures.</summary>
internal static class Plan
{
    /// <summary>The lines of EXPLAIN for these parameters.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        NpgsqlDataSource database, string statement, Action<NpgsqlCommand> bind, CancellationToken ct)
    {
        await using var command = database.CreateCommand("EXPLAIN " + BenchSql.Text(statement));
        bind(command);
        var lines = new List<string> { $"-- {statement}" };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
