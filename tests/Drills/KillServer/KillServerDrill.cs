using System.Diagnostics;
using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.KillServer;

/// <summary>
/// The server is killed -9 under concurrent streams, again and again, at moments that depend on progress only. Then
/// everything that was answered is there, everything that is there was answered, and no batch is there in part.
/// </summary>
internal static class KillServerDrill
{
    public static async Task RunAsync(KillServerOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct);
        var moments = new Random(options.Seed);
        var restarts = TimeSpan.Zero;
        await using var crew = new LineCrew(house, options.Streams, options.Seed, options.CasesPerBatch, report, ct);
        for (var kill = 0; kill < options.Kills; kill++)
        {
            // The next ack may come from a connection that is just being made, or from the thick of it.
            await crew.MoreAcksAsync(moments.Next(1, options.AcksBetweenKills + 1), ct);
            await house.KillServerAsync(ct);
            var started = Stopwatch.GetTimestamp();
            await house.StartServerAsync(ct);
            restarts += Stopwatch.GetElapsedTime(started);
        }

        await crew.MoreAcksAsync(options.Streams, ct);
        await crew.CompleteAsync();
        report.Figure("kills", options.Kills);
        report.Figure("start of the server, mean", restarts.TotalSeconds / Math.Max(1, options.Kills), "s");
        report.Figure("streams lost and resumed", crew.Resumptions);
        report.Figure("durable when killed, answered by the resend", crew.AnsweredAfterLoss, "batches");
        await house.CheckAsync(crew.Ledgers, report, ct);
    }
}
