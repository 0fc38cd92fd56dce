using System.Collections.Concurrent;
using Npgsql;

namespace TraceEngine.Storage.Databases;

/// <summary>
/// Gives out bigint ids from table <c>id_blocks</c>, a block per statement: no identity columns, which Citus numbers per node.
/// Safe to use from any thread; ids are unique over all hosts, rising within a host, with gaps.
/// </summary>
public sealed class IdBlocks(NpgsqlDataSource source, TimeProvider time, IdBlocksOptions? options = null) : IDisposable
{
    private static readonly string Sql = SqlText.Load(typeof(IdBlocks).Assembly, "take_id_block");
    private readonly IdBlocksOptions _options = (options ?? new IdBlocksOptions()).Validate();
    private readonly ConcurrentDictionary<string, Block> _blocks = new();

    /// <summary>The first of <paramref name="count"/> ids in a row; the others follow it.</summary>
    /// <param name="name">Which numbers: <c>section</c>, <c>document</c> and so on. The first id of a name is 1.</param>
    /// <param name="count">At least 1; more than a block are taken with a statement of their own.</param>
    /// <param name="ct">Ends the wait for the database.</param>
    /// <exception cref="NpgsqlException">The database couldn't be asked; nothing was given out.</exception>
    public ValueTask<long> NextAsync(string name, int count, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var block = _blocks.GetOrAdd(name, static _ => new Block());
        return block.TryTake(count, time.GetUtcNow(), out var first)
            ? new ValueTask<long>(first)
            : RefillAsync(block, name, count, ct);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var block in _blocks.Values)
        {
            block.Refill.Dispose();
        }
    }

    private async ValueTask<long> RefillAsync(Block block, string name, int count, CancellationToken ct)
    {
        await block.Refill.WaitAsync(ct); // one statement for all that wait
        try
        {
            if (block.TryTake(count, time.GetUtcNow(), out var first))
            {
                return first;
            }
            if (count >= _options.BlockSize)
            {
                return await TakeFromDatabaseAsync(name, count, ct);
            }
            var taken = await TakeFromDatabaseAsync(name, _options.BlockSize, ct);
            block.Replace(taken + count, taken + _options.BlockSize, time.GetUtcNow() + _options.Expiry);
            return taken;
        }
        finally
        {
            block.Refill.Release();
        }
    }

    private async Task<long> TakeFromDatabaseAsync(string name, int count, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = count });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private sealed class Block
    {
        private readonly Lock _lock = new();
        private long _next;
        private long _end;
        private DateTimeOffset _expiresAt;

        public SemaphoreSlim Refill { get; } = new(1, 1);

        public bool TryTake(int count, DateTimeOffset now, out long first)
        {
            lock (_lock)
            {
                first = _next;
                if (now >= _expiresAt || _end - _next < count)
                {
                    return false;
                }
                _next += count;
                return true;
            }
        }

        public void Replace(long next, long end, DateTimeOffset expiresAt)
        {
            lock (_lock)
            {
                (_next, _end, _expiresAt) = (next, end, expiresAt);
            }
        }
    }
}
