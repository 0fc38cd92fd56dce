using System.Diagnostics;
using Npgsql;
using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.KillDatabase;

/// <summary>
/// PostgreSQL is killed -9 and started again while the server stays up. Clients are told UNAVAILABLE or UNKNOWN and go on by
/// themselves; a COMMIT whose answer was lost is neither lost nor done twice.
/// </summary>
internal static class KillDatabaseDrill
{
    public static async Task RunAsync(KillDatabaseOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct, isKept: true);
        var moments = new Random(options.Seed);
        var connection = house.Servers.PostgresConnectionString;
        var host = house.Server.Id;
        var away = TimeSpan.Zero;
        await using var crew = new LineCrew(house, options.Streams, options.Seed, options.CasesPerBatch, report, ct);
        for (var kill = 0; kill < options.Kills; kill++)
        {
            await crew.MoreAcksAsync(moments.Next(1, options.AcksBetweenKills + 1), ct);
            var started = Stopwatch.GetTimestamp();
            await house.KillDatabaseAsync();
            await house.StartDatabaseAsync(ct);
            away += Stopwatch.GetElapsedTime(started);
            if (house.Servers.PostgresConnectionString != connection)
            {
                throw new InvalidOperationException(
                    "The database came back on another socket: shorten the folder for temporary files.");
            }
        }

        await crew.MoreAcksAsync(options.Streams, ct);
        await crew.CompleteAsync();
        NpgsqlConnection.ClearAllPools();
        report.Require(house.Server.Id == host && !house.Server.HasExited, "the server ended with its database");
        report.Figure("kills", options.Kills);
        report.Figure("database away, mean", away.TotalSeconds / Math.Max(1, options.Kills), "s");
        report.Figure("longest wait for an answer", crew.LongestGap.TotalSeconds, "s");
        report.Figure("streams lost and resumed", crew.Resumptions);
        report.Figure("durable when killed, answered by the resend", crew.AnsweredAfterLoss, "batches");
        await house.CheckAsync(crew.Ledgers, report, ct);
    }
}
