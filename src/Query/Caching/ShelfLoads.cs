using System.Collections.Concurrent;

namespace TraceEngine.Query.Caching;

/// <summary>
/// Loads under way in this process, so that a thousand requests for one pallet read it once. Joining only means to wait: who
/// joined looks into the cache again and never takes the leader's value (R5), which may be older than its own request.
/// </summary>
internal sealed class ShelfLoads
{
    private readonly ConcurrentDictionary<ShelfId, TaskCompletionSource> _running = new();

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
        if (_running.TryRemove(id, out var own))
        {
            own.SetResult();
        }
    }
}
