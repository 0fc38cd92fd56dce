using StackExchange.Redis;
using TraceEngine.Contracts.Shelves;
using TraceEngine.Functional.Tests.Histories.Postgres;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>
/// Everything that can happen to a cache, counted by the steps of all histories: single entries and leases are lost all the time,
/// and now and then all of them; the generation is closed; the way to Redis is cut and comes back.
/// </summary>
internal sealed class CacheTrouble(TestServer server, IConnectionMultiplexer redis, DatabaseProxy way)
{
    private const int Round = 120;
    private const int Evicting = 10;
    private const int Leaving = 30;
    private const int Returning = 40;
    private const int Closing = 90;
    private const int LostPercent = 30;

    private int _steps;
    private int _blows;

    /// <summary>How often the generation was closed, the way was cut and all entries were lost.</summary>
    public int Blows => _blows;

    /// <summary>Another step of some history.</summary>
    public async Task MakeAsync(Random draws, HistoryMessages messages)
    {
        switch (Interlocked.Increment(ref _steps) % Round)
        {
            case Evicting:
                Interlocked.Increment(ref _blows);
                await EvictAsync();
                break;
            case Leaving:
                Interlocked.Increment(ref _blows);
                way.Leave();
                break;
            case Returning:
                way.Return();
                break;
            case Closing:
                Interlocked.Increment(ref _blows);
                await server.ChangeAsync("UPDATE cache_generation SET closed = true");
                break;
            default:
                await LoseAsync(draws, messages);
                break;
        }
    }

    private Task<long> GenerationAsync() => server.ReadAsync<long>("SELECT generation FROM cache_generation");

    private async Task LoseAsync(Random draws, HistoryMessages messages)
    {
        var generation = await GenerationAsync();
        var keys = new List<RedisKey>();
        for (var code = 0; code < World.Codes; code++)
        {
            var key = PackingFloor.KeyOf(messages.TextOf(code));
            RedisKey[] all =
            [
                ShelfKeys.Code(generation, key), ShelfKeys.CodeLease(generation, key),
                ShelfKeys.Children(generation, key), ShelfKeys.ChildrenLease(generation, key),
            ];
            keys.AddRange(all.Where(_ => draws.Next(100) < LostPercent));
        }

        await redis.GetDatabase().KeyDeleteAsync([.. keys]);
    }

    private async Task EvictAsync()
    {
        var generation = await GenerationAsync();
        var keys = new List<RedisKey>();
        await foreach (var key in redis.GetServer(redis.GetEndPoints()[0]).KeysAsync(pattern: $"te:{generation}:*"))
        {
            keys.Add(key);
        }

        await redis.GetDatabase().KeyDeleteAsync([.. keys]);
    }
}
