using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using TraceEngine.Contracts.Shelves;
using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Shelving;

/// <summary>Steps W1 to W5 against Redis. Redis away means one wait for the first ack, then none: ingest goes on.</summary>
internal sealed class RedisShelves(
    Lazy<IConnectionMultiplexer> redis,
    ICacheGenerations generations,
    TimeProvider time,
    ShelvesOptions options,
    ILogger<RedisShelves> logger) : IShelves
{
    /// <summary>
    /// Deletes only on the master that the generation is bound to: a demoted server keeps its connections, its old data and
    /// for a while its id, so both role and id are checked inside the script.
    /// </summary>
    private const string CheckedDelete = """
        local info = redis.call('INFO', 'replication')
        if not string.find(info, 'role:master', 1, true) then return -1 end
        if not string.find(info, 'master_replid:' .. ARGV[1], 1, true) then return -1 end
        return redis.call('DEL', unpack(KEYS))
        """;

    // Lua's unpack has a stack limit near 8,000; half of it leaves room.
    private const int KeysPerCommand = 4_000;

    private readonly Lock _gate = new();
    private long _closedGeneration = -1;
    private long _closedSeenAt;

    public bool HasShelves => true;

    public async Task EmptyAsync(ShelfTouches touches, CancellationToken cancellationToken)
    {
        if (touches.Count == 0)
        {
            return;
        }

        var generation = await UntilAnsweredAsync(() => generations.ReadAsync(cancellationToken), cancellationToken);
        if (generation.IsClosed)
        {
            MarkClosedSeen(generation.Number);
        }

        if (!await TryDeleteAsync(generation, touches))
        {
            await CloseAndWaitAsync(generation, cancellationToken);
        }
    }

    public async Task RedoAsync(StreamIdentity stream, StreamRow row, CancellationToken cancellationToken)
    {
        if (row.ShelvedSequence >= row.NextSequence - 1)
        {
            return;
        }

        var touches = await UntilAnsweredAsync(
            () => generations.TouchedAsync(stream, row.ShelvedSequence, row.NextSequence, cancellationToken),
            cancellationToken);
        await EmptyAsync(touches, cancellationToken);
    }

    /// <summary>W3: every key and its lease, each chunk by its own reply.</summary>
    private async Task<bool> TryDeleteAsync(CacheGeneration generation, ShelfTouches touches)
    {
        try
        {
            var database = redis.Value.GetDatabase();
            foreach (var chunk in Keys(generation.Number, touches).Chunk(KeysPerCommand))
            {
                var deleting = generation.RedisId.Length == 0
                    ? database.KeyDeleteAsync(chunk, CommandFlags.DemandMaster)
                    : DeleteCheckedAsync(database, generation, chunk);
                if (await deleting.WaitAsync(options.CommandTimeout, time) < 0)
                {
                    IngestLog.ShelvesNotEmptied(logger, touches.Count, "another Redis master than agreed");
                    return false;
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            IngestLog.ShelvesNotEmptied(logger, touches.Count, exception.GetType().Name);
            return false;
        }
    }

    private static async Task<long> DeleteCheckedAsync(IDatabase database, CacheGeneration generation, RedisKey[] keys) =>
        (long)await database.ScriptEvaluateAsync(CheckedDelete, keys, [generation.RedisId], CommandFlags.DemandMaster);

    private static IEnumerable<RedisKey> Keys(long generation, ShelfTouches touches)
    {
        foreach (var code in touches.Codes)
        {
            yield return ShelfKeys.Code(generation, code);
            yield return ShelfKeys.CodeLease(generation, code);
        }

        foreach (var parent in touches.Parents)
        {
            yield return ShelfKeys.Children(generation, parent);
            yield return ShelfKeys.ChildrenLease(generation, parent);
        }

        foreach (var lot in touches.Lots)
        {
            yield return ShelfKeys.Lot(generation, lot);
            yield return ShelfKeys.LotLease(generation, lot);
        }

        foreach (var product in touches.Products)
        {
            yield return ShelfKeys.Product(generation, product);
            yield return ShelfKeys.ProductLease(generation, product);
        }
    }

    /// <summary>W4: nobody may hit the cache any more, and whoever holds a lease has lost it after the wait.</summary>
    private async Task CloseAndWaitAsync(CacheGeneration generation, CancellationToken cancellationToken)
    {
        if (generation.IsClosed && ClosedSeenFor(generation.Number) >= options.LeaseWait)
        {
            return;
        }

        var isClosed = await UntilAnsweredAsync(
            () => generations.CloseAsync(generation.Number, cancellationToken), cancellationToken);
        if (!isClosed)
        {
            return;
        }

        IngestLog.CacheClosed(logger, generation.Number);
        MarkClosedSeen(generation.Number);
        await Task.Delay(options.LeaseWait, time, cancellationToken);
    }

    /// <summary>The timer belongs to the generation and starts after the reply of the first look that saw it closed.</summary>
    private void MarkClosedSeen(long generation)
    {
        lock (_gate)
        {
            if (_closedGeneration != generation)
            {
                _closedGeneration = generation;
                _closedSeenAt = time.GetTimestamp();
            }
        }
    }

    private TimeSpan ClosedSeenFor(long generation)
    {
        lock (_gate)
        {
            return _closedGeneration == generation ? time.GetElapsedTime(_closedSeenAt) : TimeSpan.Zero;
        }
    }

    /// <summary>In doubt about what the database did: repeat it; no ack meanwhile.</summary>
    private async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (Postgres.LedgerFaults.Of(exception) is LedgerFaultException)
            {
                IngestLog.LedgerFault(logger, "-", exception.Message);
                await Task.Delay(options.CloseRetryDelay, time, cancellationToken);
            }
        }
    }
}
