namespace TraceEngine.Client.Streaming;

/// <summary>
/// Wakes one waiter, now or when it comes. Several sets before a wait count as one: the waiter looks at the state itself.
/// </summary>
internal sealed class Signal : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _set = new(0, 1);

    public void Set()
    {
        lock (_gate)
        {
            if (_set.CurrentCount == 0)
            {
                _set.Release();
            }
        }
    }

    public Task WaitAsync(CancellationToken cancellation) => _set.WaitAsync(cancellation);

    public void Dispose() => _set.Dispose();
}
