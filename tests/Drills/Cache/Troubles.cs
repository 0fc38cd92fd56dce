using System.Globalization;
using TraceEngine.Drills.Kit;
using TraceEngine.Query.Caching;

namespace TraceEngine.Drills.Cache;

/// <summary>What befalls the hosts and Redis, one after the other; between two of them the cache comes back into use.</summary>
internal sealed class Troubles(CacheHouse house, DrillReport report)
{
    private const int EvictionRoomBytes = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Lasts = TimeSpan.FromMilliseconds(900);

    private int _master;

    /// <summary>One of each.</summary>
    public async Task RoundAsync(bool isWhole, CancellationToken ct)
    {
        var isPlain = house.Kind == RedisKind.Plain;
        if (isPlain || isWhole)
        {
            await DoAsync("host 2 dies between COMMIT and its shelves", () => HostDiesAsync(house.Hosts[1], ct), ct);
            await DoAsync("host 2's commands to Redis are late", () => HeldUpAsync(house.Hosts[1], ct), ct);
        }

        if (!isPlain || isWhole)
        {
            await DoAsync("host 1 is cut off from Redis", () => CutOffAsync(house.Hosts[0], ct), ct);
            await DoAsync("Redis evicts", () => EvictAsync(ct), ct);
        }

        if (isPlain)
        {
            await DoAsync("Redis is stopped, and starts again empty", () => RestartAsync(ct), ct);
            return;
        }

        for (var times = 0; times < 2; times++)
        {
            await DoAsync("the replica is promoted, and the old master follows it later", () => FailOverAsync(ct), ct);
        }
    }

    /// <summary>Returns when both hosts use the cache.</summary>
    public async Task CachingAsync(CancellationToken ct)
    {
        var start = TimeProvider.System.GetTimestamp();
        while ((await house.GenerationAsync(ct)).IsClosed || !house.Hosts.All(host => host.IsCaching))
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new InvalidOperationException("the cache has not come back into use");
            }

            await Pause.ForAsync(LookEvery, ct);
        }
    }

    private async Task DoAsync(string what, Func<Task> trouble, CancellationToken ct)
    {
        // The cache fills first, so that the trouble finds something to spoil.
        await Pause.ForAsync(Lasts, ct);
        var start = TimeProvider.System.GetTimestamp();
        await trouble();
        await CachingAsync(ct);
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        report.Line(string.Create(CultureInfo.InvariantCulture, $"  {what}: cached again after {seconds:F1} s"));
    }

    private static async Task HostDiesAsync(CacheHost host, CancellationToken ct)
    {
        await host.DieBehindCommitAsync(ct);
        await Pause.ForAsync(Lasts, ct);
        await host.StartAsync(ct);
    }

    private static async Task CutOffAsync(CacheHost host, CancellationToken ct)
    {
        foreach (var link in host.Links)
        {
            link.Cut();
        }

        await Pause.ForAsync(Lasts, ct);
        foreach (var link in host.Links)
        {
            link.Restore();
        }
    }

    private static async Task HeldUpAsync(CacheHost host, CancellationToken ct)
    {
        foreach (var link in host.Links)
        {
            link.Hold();
        }

        await Pause.ForAsync(Lasts, ct);
        foreach (var link in host.Links)
        {
            link.Restore();
        }
    }

    private async Task EvictAsync(CancellationToken ct)
    {
        var master = house.Redis[_master];
        var used = long.Parse(await master.FigureAsync("used_memory", ct), CultureInfo.InvariantCulture);
        await master.BoundMemoryAsync(used + EvictionRoomBytes, ct);
        await Pause.ForAsync(Lasts, ct);
        report.Figure("keys that Redis has evicted", double.Parse(
            await master.FigureAsync("evicted_keys", ct), CultureInfo.InvariantCulture));
        await master.BoundMemoryAsync(0, ct);
    }

    private async Task RestartAsync(CancellationToken ct)
    {
        await house.Redis[0].KillAsync();
        await Pause.ForAsync(Lasts, ct);
        await house.Redis[0].StartAsync(ct);
    }

    /// <summary>For a while both say that they are the master.</summary>
    private async Task FailOverAsync(CancellationToken ct)
    {
        var (old, next) = (house.Redis[_master], house.Redis[1 - _master]);
        await next.PromoteAsync(ct);
        await Pause.ForAsync(Lasts, ct);
        await old.FollowAsync(next, ct);
        _master = 1 - _master;
    }
}
