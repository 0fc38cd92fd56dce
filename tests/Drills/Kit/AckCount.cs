namespace TraceEngine.Drills.Kit;

/// <summary>
/// Counts acks of all streams of a drill, and wakes who waits for a number of them: kills come by progress, not by time.
/// </summary>
internal sealed class AckCount
{
    private readonly Lock _gate = new();
    private readonly List<(long Target, TaskCompletionSource Reached)> _waiting = [];
    private long _count;

    public long Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public void Add()
    {
        lock (_gate)
        {
            _count++;
            foreach (var (_, reached) in _waiting.Where(one => one.Target <= _count))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(one => one.Target <= _count);
        }
    }

    /// <summary>Completes when so many more acks have come than now.</summary>
    public Task MoreAsync(long acks, CancellationToken ct)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (acks <= 0)
            {
                return Task.CompletedTask;
            }

            _waiting.Add((_count + acks, reached));
            return reached.Task.WaitAsync(ct);
        }
    }
}
