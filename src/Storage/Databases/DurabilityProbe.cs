using Dapper;
using Npgsql;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Storage.Databases;

/// <summary>Refuses servers on which an ack would be a promise that a power cut breaks.</summary>
public static class DurabilityProbe
{
    private static readonly string Sql = SqlText.Load(typeof(DurabilityProbe).Assembly, "read_durability_settings");

    /// <summary>Reads the settings as our own sessions see them and throws when an ack could be lost.</summary>
    /// <param name="source">The data source the engine will write through.</param>
    /// <param name="allowUnsafe">Returns the findings instead of throwing.</param>
    /// <param name="ct">Ends the question.</param>
    /// <returns>What is not durable; empty on a good server.</returns>
    /// <exception cref="DurabilityException">Something is not durable and that was not allowed.</exception>
    public static async Task<IReadOnlyList<DurabilityProblem>> CheckAsync(
        NpgsqlDataSource source, bool allowUnsafe, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var command = new CommandDefinition(Sql, cancellationToken: ct);
        var settings = (await connection.QueryAsync<(string Name, string Value)>(command))
            .ToDictionary(row => row.Name, row => row.Value);
        var problems = Judge(settings);
        return problems.Count == 0 || allowUnsafe ? problems : throw new DurabilityException(problems);
    }

    /// <summary>The judgement alone, on settings as PostgreSQL prints them.</summary>
    internal static IReadOnlyList<DurabilityProblem> Judge(IReadOnlyDictionary<string, string> settings)
    {
        var problems = new List<DurabilityProblem>();
        foreach (var name in new[] { "fsync", "full_page_writes", "synchronous_commit" })
        {
            // synchronous_commit has four durable values; local is one of them on a single server.
            if (settings[name] == "off")
            {
                problems.Add(new DurabilityProblem(name, "off", "on"));
            }
        }
        var major = int.Parse(settings["server_version_num"]) / 10_000;
        if (major is < PostgresPrograms.MajorAtLeast or > PostgresPrograms.MajorAtMost)
        {
            problems.Add(new DurabilityProblem(
                "server_version", $"{major}", $"{PostgresPrograms.MajorAtLeast}-{PostgresPrograms.MajorAtMost}"));
        }
        return problems;
    }
}
