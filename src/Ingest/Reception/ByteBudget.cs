namespace TraceEngine.Ingest.Reception;

/// <summary>
/// Bytes of batches that may be in memory at once. A sender that would exceed it waits, and because nothing more of its stream
/// is read, HTTP/2 flow control stops it: Kestrel itself has no such guard for streams.
/// </summary>
internal sealed class ByteBudget
{
    private readonly long _capacityBytes;
    private readonly Lock _gate = new();
    private readonly Queue<(long Bytes, TaskCompletionSource Granted)> _waiting = new();
    private long _freeBytes;

    public ByteBudget(long capacityBytes)
    {
        _capacityBytes = capacityBytes;
        _freeBytes = capacityBytes;
    }

    /// <summary>Bytes taken and not given back yet.</summary>
    public long TakenBytes
    {
        get
        {
            lock (_gate)
            {
                return _capacityBytes - _freeBytes;
            }
        }
    }

    /// <summary>
    /// Takes bytes, waiting in line until they are free. More than the whole budget counts as the whole budget.
    /// </summary>
    public Task TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        var wanted = Math.Min(bytes, _capacityBytes);
        lock (_gate)
        {
            if (_waiting.Count == 0 && _freeBytes >= wanted)
            {
                _freeBytes -= wanted;
                return Task.CompletedTask;
            }

            var granted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((wanted, granted));
            return WaitAsync(granted, cancellationToken);
        }
    }

    /// <summary>Gives bytes back and lets the next in line go.</summary>
    public void Return(long bytes)
    {
        lock (_gate)
        {
            _freeBytes += Math.Min(bytes, _capacityBytes);
            while (_waiting.TryPeek(out var next) && next.Bytes <= _freeBytes)
            {
                _waiting.Dequeue();
                if (next.Granted.TrySetResult())
                {
                    _freeBytes -= next.Bytes;
                }
            }
        }
    }

    private static async Task WaitAsync(TaskCompletionSource granted, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => granted.TrySetCanceled(cancellationToken));
        await granted.Task;
    }
}
