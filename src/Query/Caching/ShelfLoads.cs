using System.Collections.Concurrent;

namespace TraceEngine.Query.Caching;

/// <summary>
/// Loads under way in this process, so that a thousand requests for one pallet read it once. Joining only means to wait: who
/// joined looks into the cache again and never takes the leader's value (R5), which may be older than its own request.
/// </summary>
internal sealed class ShelfLoads
{
    private readonly ConcurrentDictionary<ShelfId, TaskCompletionSource> _running = new();
    private long _releases;

    /// <summary>
    /// Loads that have ended since start. Where this has moved since a look-up, what was missing then may have been filled and
    /// let go meanwhile: who becomes a leader then looks once more.
    /// </summary>
    public long Releases => Interlocked.Read(ref _releases);

    /// <summary>Becomes the leader of an entry; else gives the load to wait for.</summary>
    public bool TryLead(ShelfId id, out Task running)
    {
        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var standing = _running.GetOrAdd(id, own);
        running = standing.Task;
        return ReferenceEquals(standing, own);
    }

    /// <summary>The leader has filled the entry, or given up.</summary>
    public void Release(ShelfId id)
    {
        // Before it is gone: who finds nobody leading must see that somebody has ended.
        Interlocked.Increment(ref _releases);
        if (_running.TryRemove(id, out var own))
        {
            own.SetResult();
        }
    }
}
