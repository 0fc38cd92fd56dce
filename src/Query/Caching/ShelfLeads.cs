namespace TraceEngine.Query.Caching;

/// <summary>The entries whose load one request leads: others wait until they are let go, which happens in any case.</summary>
internal sealed class ShelfLeads(ShelfLoads loads) : IDisposable
{
    private readonly HashSet<ShelfId> _led = [];
    private readonly HashSet<ShelfId> _joined = [];

    /// <summary>Whether others may be waiting for this request.</summary>
    public bool IsLeading => _led.Count > 0;

    /// <summary>Loads that have ended since start, of whatever request.</summary>
    public long Releases => loads.Releases;

    /// <summary>
    /// Whether this request is to load an entry itself: as its leader, or because it has waited for somebody once and the entry
    /// is still not there. Else what to wait for.
    /// </summary>
    public bool IsMine(ShelfId id, out Task running)
    {
        if (!loads.TryLead(id, out running))
        {
            return !_joined.Add(id);
        }

        _led.Add(id);
        return true;
    }

    /// <summary>Leads the load of an entry, unless somebody else does: then nobody is waited for.</summary>
    public bool TryLead(ShelfId id) => loads.TryLead(id, out _) && _led.Add(id);

    /// <summary>Lets entries go when a fill has ended, of which nothing is awaited here.</summary>
    public void ReleaseAfter(Task fill, IReadOnlyList<ShelfId> ids)
    {
        // Nothing that ends later may touch what belongs to one request.
        ShelfId[] led = [.. ids.Where(_led.Remove)];
        _ = fill.ContinueWith(
            _ => Array.ForEach(led, loads.Release), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Lets entries go: they are filled, or will not be.</summary>
    public void Release(IEnumerable<ShelfId> ids)
    {
        foreach (var id in ids)
        {
            if (_led.Remove(id))
            {
                loads.Release(id);
            }
        }
    }

    public void Dispose() => Release([.. _led]);
}
