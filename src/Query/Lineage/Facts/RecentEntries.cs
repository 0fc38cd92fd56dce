using System.Collections.Concurrent;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Keeps what was used lately, up to a number of entries, at the price of a look into a dictionary: when the newer half is full
/// it becomes the older one, and what nobody asked for meanwhile goes. Safe for use by several threads.
/// </summary>
internal sealed class RecentEntries<TKey, TValue>(int entriesAtMost)
    where TKey : notnull
    where TValue : class
{
    private readonly int _half = Math.Max(1, entriesAtMost / 2);
    private readonly Lock _turn = new();
    private volatile ConcurrentDictionary<TKey, TValue> _newer = new();
    private volatile ConcurrentDictionary<TKey, TValue> _older = new();
    private int _count;

    /// <summary>The entry; null when it is not kept.</summary>
    public TValue? Find(TKey key)
    {
        if (_newer.TryGetValue(key, out var found))
        {
            return found;
        }

        if (_older.TryGetValue(key, out found))
        {
            Add(key, found);
        }

        return found;
    }

    /// <summary>Keeps an entry in the place of another.</summary>
    public void Replace(TKey key, TValue value)
    {
        if (_newer.TryGetValue(key, out var former))
        {
            _newer.TryUpdate(key, value, former);
        }
        else
        {
            Add(key, value);
        }
    }

    /// <summary>Keeps an entry.</summary>
    public void Add(TKey key, TValue value)
    {
        if (!_newer.TryAdd(key, value) || Interlocked.Increment(ref _count) < _half)
        {
            return;
        }

        lock (_turn)
        {
            if (_count >= _half)
            {
                (_older, _newer, _count) = (_newer, new ConcurrentDictionary<TKey, TValue>(), 0);
            }
        }
    }
}
