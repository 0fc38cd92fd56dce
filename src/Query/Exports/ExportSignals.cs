using System.Collections.Concurrent;

namespace TraceEngine.Query.Exports;

/// <summary>What calls tell the jobs of the same host, so that nobody waits for the next look into the tables.</summary>
internal sealed class ExportSignals : IDisposable
{
    private readonly SemaphoreSlim _created = new(0, 1);
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = new();

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
    public void Running(long exportId, CancellationTokenSource stop) => _running[exportId] = stop;

    /// <summary>A job runs here no more.</summary>
    public void Ended(long exportId) => _running.TryRemove(exportId, out _);

    /// <summary>Whether a job runs here.</summary>
    public bool IsRunning(long exportId) => _running.ContainsKey(exportId);

    /// <summary>An export was cancelled: if it runs here, it stops now.</summary>
    public void Cancelled(long exportId)
    {
        if (_running.TryGetValue(exportId, out var stop))
        {
            try
            {
                stop.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended by itself.
            }
        }
    }

    public void Dispose() => _created.Dispose();
}
