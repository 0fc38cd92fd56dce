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

                // Plain: under the connection's own time limit, since a timer for each look-up would cost as much as itself.
                var entries = pass.RedisId.Length == 0
                    ? await redis.Value.GetDatabase().StringGetAsync(places, CommandFlags.DemandMaster)
                    : await CheckedGetAsync(pass, places, ct);
                if (entries is null)
                {
                    return null;
                }

                hits += Copy(entries, found, first);
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

    public async Task<ShelfClaim?> LookOrLeaseAsync(ShelfPass pass, IReadOnlyList<ShelfId> ids, CancellationToken ct)
    {
        // Fresh for every send, as above.
        var token = Guid.NewGuid().ToByteArray();
        try
        {
            var found = new byte[]?[ids.Count];
            var hits = 0;
            for (var first = 0; first < ids.Count; first += options.EntriesPerCommand)
            {
                var count = Math.Min(options.EntriesPerCommand, ids.Count - first);
                var result = await EvaluateAsync(
                    RedisScripts.LookOrLease,
                    Pairs(pass.Generation, count, index => ids[first + index]),
                    [pass.RedisId, token, (long)options.LeaseLifetime.TotalMilliseconds, (int)ShelfEntries.Format],
                    ct);
                if (result.Resp2Type != ResultType.Array)
                {
                    await watch.CloseAsync(pass.Generation, ct);
                    return null;
                }

                hits += Copy((RedisValue[])result!, found, first);
            }

            metrics.LookedUp(hits, 0);
            return new ShelfClaim(new ShelfLease(pass, token), found);
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
            for (var first = 0; first < entries.Count; first += options.EntriesPerCommand)
            {
                var count = Math.Min(options.EntriesPerCommand, entries.Count - first);
                var arguments = new RedisValue[3 + count];
                arguments[0] = lease.Pass.RedisId;
                arguments[1] = lease.Token;
                arguments[2] = (long)options.EntryLifetime.TotalMilliseconds;
                for (var index = 0; index < count; index++)
                {
                    arguments[3 + index] = entries[first + index].Entry;
                }

                var filled = (int)await EvaluateAsync(
                    RedisScripts.Fill,
                    Pairs(lease.Pass.Generation, count, index => entries[first + index].Id),
                    arguments,
                    ct);
                metrics.FilledIn(Math.Max(0, filled), count - Math.Max(0, filled));
            }
        }
        catch (Exception exception) when (IsAway(exception))
        {
            log.CacheAway(exception.GetType().Name);
        }
    }

    private async Task<RedisValue[]?> CheckedGetAsync(ShelfPass pass, RedisKey[] places, CancellationToken ct)
    {
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

    private static RedisKey[] Pairs(long generation, int count, Func<int, ShelfId> idOf)
    {
        var places = new RedisKey[2 * count];
        for (var index = 0; index < count; index++)
        {
            var id = idOf(index);
            (places[2 * index], places[(2 * index) + 1]) = (id.Place(generation), id.LeasePlace(generation));
        }

        return places;
    }

    private static int Copy(RedisValue[] entries, byte[]?[] found, int first)
    {
        var hits = 0;
        for (var index = 0; index < entries.Length; index++)
        {
            found[first + index] = entries[index];
            hits += entries[index].IsNull ? 0 : 1;
        }

        return hits;
    }

    private static bool IsAway(Exception exception) => exception is RedisException or TimeoutException or ObjectDisposedException;
}
