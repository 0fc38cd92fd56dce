using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using TraceEngine.Functional.Tests.Histories.Postgres;
using TraceEngine.Functional.Tests.Kit;
using TraceEngine.Ingest.Copying.Shelving;
using TraceEngine.Query.Caching;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>A server of histories with its cache, and everybody who asks it.</summary>
internal sealed class QueryStage : IAsyncDisposable
{
    private readonly DatabaseProxy _way;
    private readonly IConnectionMultiplexer _redis;

    private QueryStage(CacheMode mode, HistoryServer shared, DatabaseProxy way, IConnectionMultiplexer redis)
    {
        (Mode, Shared, _way, _redis) = (mode, shared, way, redis);
        Callers = [.. shared.Participants.Select(participant => new QueryCaller(participant.Client))];
        CreditCodes = [.. shared.Participants.Select(participant => participant.Enterprise.CreditCode)];
        Trouble = mode == CacheMode.Troubled ? new CacheTrouble(shared.Server, redis, way) : null;
    }

    public CacheMode Mode { get; }

    public HistoryServer Shared { get; }

    /// <summary>One for each enterprise of the world.</summary>
    public IReadOnlyList<QueryCaller> Callers { get; }

    public IReadOnlyList<string> CreditCodes { get; }

    /// <summary>What happens to the cache; null: nothing.</summary>
    public CacheTrouble? Trouble { get; }

    public CacheMetrics Cache => Shared.Server.Services.GetRequiredService<CacheMetrics>();

    public static async Task<QueryStage> StartAsync(ServersFixture fixture, CacheMode mode)
    {
        var direct = fixture.Servers.RedisConnectionString
            ?? throw new InvalidOperationException("redis-server is missing: install it, these tests are not skipped");
        var way = new DatabaseProxy();
        var shared = new HistoryServer(fixture)
        {
            Setup = new ServerSetup
            {
                Redis = mode == CacheMode.Troubled ? way.RedisWay(direct) : direct,
                Services = services =>
                {
                    if (mode == CacheMode.Stale)
                    {
                        services.AddSingleton<IShelves, NoShelves>();
                    }
                },
                Settings = new Dictionary<string, string?> { ["Query:Cache:Enabled"] = $"{mode != CacheMode.Off}" },
            },
        };
        await shared.InitializeAsync();
        return new QueryStage(mode, shared, way, await ConnectionMultiplexer.ConnectAsync(direct));
    }

    public async ValueTask DisposeAsync()
    {
        await Shared.DisposeAsync();
        await _redis.DisposeAsync();
        await _way.DisposeAsync();
    }

    public override string ToString() =>
        $"cache {Mode}: {Cache.Hits} hits, {Cache.Misses} misses, {Cache.Filled} filled, {Cache.Refused} refused, "
        + $"{Trouble?.Blows ?? 0} blows";
}
