namespace TraceEngine.Query.Exports;

/// <summary>What calls tell the jobs of the same host, so that nobody waits for the next look into the tables.</summary>
internal sealed class ExportSignals : IDisposable
{
    private readonly SemaphoreSlim _created = new(0, 1);
    private readonly Dictionary<long, CancellationTokenSource> _running = [];
    private readonly HashSet<long> _cancelled = [];

    /// <summary>An export was created.</summary>
    public void Created()
    {
        lock (_created)
        {
            if (_created.CurrentCount == 0)
            {
                _created.Release();
            }
        }
    }

    /// <summary>Returns when an export was created, or after a time.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            await _created.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It is time to look anyway.
        }
    }

    /// <summary>A job runs here, until it is <see cref="Ended"/>.</summary>
    public void Running(long exportId, CancellationTokenSource stop)
    {
        lock (_running)
        {
            _running.Add(exportId, stop);
        }
    }

    /// <summary>A job runs here no more; true when it was cancelled while it ran.</summary>
    public bool Ended(long exportId)
    {
        lock (_running)
        {
            _running.Remove(exportId);
            return _cancelled.Remove(exportId);
        }
    }

    /// <summary>Whether a job runs here.</summary>
    public bool IsRunning(long exportId)
    {
        lock (_running)
        {
            return _running.ContainsKey(exportId);
        }
    }

    /// <summary>
    /// An export was cancelled: if it runs here, it stops now, and whoever runs it removes its files; false when it does not.
    /// </summary>
    public bool Cancelled(long exportId)
    {
        CancellationTokenSource? stop;
        lock (_running)
        {
            if (!_running.TryGetValue(exportId, out stop))
            {
                return false;
            }

            _cancelled.Add(exportId);
        }

        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself, and learns by that that it was cancelled.
        }

        return true;
    }

    public void Dispose() => _created.Dispose();
}
