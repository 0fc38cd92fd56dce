using StackExchange.Redis;

namespace TraceEngine.Query.Caching;

/// <summary>
/// Readers' steps against Redis. Commands are written out whole each time: a script that Redis has forgotten must not be sent a
/// second time by the library with the lease of the first.
/// </summary>
internal sealed class RedisShelf(
    Lazy<IConnectionMultiplexer> redis,
    GenerationWatch watch,
    CacheOptions options,
    CacheMetrics metrics,
    TimeProvider time,
    QueryLog log) : IFactShelf
{
    private const CommandFlags Flags = CommandFlags.DemandMaster | CommandFlags.NoScriptCache;

    public ShelfLoads Loads { get; } = new();

    public ShelfPass? Enter() => watch.Current;

    public async Task<byte[]?[]?> GetAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct)
    {
        try
        {
            var found = new byte[]?[ids.Count];
            var hits = 0;
            for (var first = 0; first < ids.Count; first += options.EntriesPerCommand)
            {
                var places = Places(pass, ids, first);
                if (await ReadAsync(pass, places, ct) is not { } entries)
                {
                    return null;
                }

                for (var index = 0; index < entries.Length; index++)
                {
                    found[first + index] = entries[index];
                    hits += entries[index].IsNull ? 0 : 1;
                }
            }

            metrics.LookedUp(hits, ids.Count - hits);
            return found;
        }
        catch (Exception exception) when (IsAway(exception))
        {
            log.CacheAway(exception.GetType().Name);
            return null;
        }
    }

    public async Task<ShelfLease?> LeaseAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct)
    {
        // Fresh for every send: a late command of an earlier one must not be taken for this.
        var token = Guid.NewGuid().ToByteArray();
        try
        {
            for (var first = 0; first < ids.Count; first += options.EntriesPerCommand)
            {
                RedisKey[] places =
                [
                    .. ids.Skip(first).Take(options.EntriesPerCommand).Select(id => (RedisKey)id.LeasePlace(pass.Generation)),
                ];
                var left = await EvaluateAsync(
                    RedisScripts.Lease,
                    places,
                    [pass.RedisId, token, (long)options.LeaseLifetime.TotalMilliseconds],
                    ct);
                if ((long)left < 0)
                {
                    await watch.CloseAsync(pass.Generation, ct);
                    return null;
                }
            }

            return new ShelfLease(pass, token);
        }
        catch (Exception exception) when (IsAway(exception))
        {
            log.CacheAway(exception.GetType().Name);
            return null;
        }
    }

    public async Task FillAsync(ShelfLease lease, IReadOnlyList<(ShelfId Id, byte[] Entry)> entries, CancellationToken ct)
    {
        try
        {
            foreach (var part in entries.Chunk(options.EntriesPerCommand))
            {
                var generation = lease.Pass.Generation;
                RedisKey[] places = [.. part.SelectMany(Pairs)];
                RedisValue[] arguments =
                [
                    lease.Pass.RedisId, lease.Token, (long)options.EntryLifetime.TotalMilliseconds,
                    .. part.Select(one => (RedisValue)one.Entry),
                ];
                var filled = (int)await EvaluateAsync(RedisScripts.Fill, places, arguments, ct);
                metrics.FilledIn(Math.Max(0, filled), part.Length - Math.Max(0, filled));

                IEnumerable<RedisKey> Pairs((ShelfId Id, byte[] Entry) one) =>
                    [one.Id.Place(generation), one.Id.LeasePlace(generation)];
            }
        }
        catch (Exception exception) when (IsAway(exception))
        {
            log.CacheAway(exception.GetType().Name);
        }
    }

    private async Task<RedisValue[]?> ReadAsync(ShelfPass pass, RedisKey[] places, CancellationToken ct)
    {
        if (pass.RedisId.Length == 0)
        {
            // Under the connection's own time limit: a timer for each look-up would cost as much as the look-up itself.
            return await redis.Value.GetDatabase().StringGetAsync(places, CommandFlags.DemandMaster);
        }

        var result = await EvaluateAsync(RedisScripts.CheckedGet, places, [pass.RedisId], ct);
        if (result.Resp2Type == ResultType.Array)
        {
            return (RedisValue[]?)result;
        }

        await watch.CloseAsync(pass.Generation, ct);
        return null;
    }

    private Task<RedisResult> EvaluateAsync(string script, RedisKey[] places, RedisValue[] arguments, CancellationToken ct) =>
        redis.Value.GetDatabase().ScriptEvaluateAsync(script, places, arguments, Flags)
            .WaitAsync(options.CommandTimeout, time, ct);

    private RedisKey[] Places(ShelfPass pass, IReadOnlyList<ShelfId> ids, int first)
    {
        var places = new RedisKey[Math.Min(options.EntriesPerCommand, ids.Count - first)];
        for (var index = 0; index < places.Length; index++)
        {
            places[index] = ids[first + index].Place(pass.Generation);
        }

        return places;
    }

    private static bool IsAway(Exception exception) => exception is RedisException or TimeoutException or ObjectDisposedException;
}
