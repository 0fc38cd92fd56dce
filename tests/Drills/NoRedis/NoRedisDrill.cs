using TraceEngine.Drills.Kit;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Drills.NoRedis;

/// <summary>Redis is killed in the middle of ingest: nothing that was answered is lost, and ingest goes on without it.</summary>
internal static class NoRedisDrill
{
    public static async Task RunAsync(NoRedisOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct, withRedis: true);
        if (house.Servers.RedisProcessId is not { } redis)
        {
            throw new InvalidOperationException(house.Servers.RedisProblem);
        }

        await using var crew = new LineCrew(house, options.Streams, options.Seed, options.CasesPerBatch, report, ct);
        await crew.MoreAcksAsync(options.Acks, ct);
        var before = crew.LongestGap;
        Signal.Kill.SendTo(redis);
        await crew.MoreAcksAsync(options.Acks, ct);
        await crew.CompleteAsync();
        report.Figure("longest wait for an answer, with Redis", before.TotalSeconds, "s");
        report.Figure("longest wait for an answer, in all", crew.LongestGap.TotalSeconds, "s");
        report.Require(crew.Resumptions == 0, $"{crew.Resumptions} streams were interrupted, though only Redis was lost");
        await house.CheckAsync(crew.Ledgers, report, ct);
    }
}
