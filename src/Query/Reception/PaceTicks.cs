namespace TraceEngine.Query.Reception;

/// <summary>
/// Lets waiters go at ticks of its own: the first that comes a given time after each began. When their work was done doesn't move
/// it. Runs while calls come in. Safe for use by several threads.
/// </summary>
internal sealed class PaceTicks : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _least;
    private List<(long Began, TaskCompletionSource Done)> _waiting = [];
    private long _lastBegin;
    private volatile bool _isRunning;

    /// <summary>Ticks on a clock; nobody waits where the least time is zero.</summary>
    public PaceTicks(TimeProvider clock, TimeSpan least) => (_clock, _least, _ended) = (clock, least, _end.Token);

    /// <summary>A call begins. Ticks begin here at the latest: they must not begin with the end of somebody's work.</summary>
    /// <returns>When it began; for <see cref="WaitAsync"/>.</returns>
    public long Begin()
    {
        var now = _clock.GetTimestamp();
        Volatile.Write(ref _lastBegin, now);
        if (!_isRunning && _least > TimeSpan.Zero)
        {
            Start();
        }

        return now;
    }

    /// <summary>Ends at a tick.</summary>
    public Task WaitAsync(long began, CancellationToken ct)
    {
        if (_least <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_turn)
        {
            _waiting.Add((began, done));
        }

        // The ticks may have come to rest since the call began, or have ended with the host.
        if (!_isRunning)
        {
            Start();
        }

        if (_ended.IsCancellationRequested)
        {
            LetAllGo();
        }

        return done.Task.WaitAsync(ct);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private void Start()
    {
        lock (_turn)
        {
            if (_isRunning || _ended.IsCancellationRequested)
            {
                return;
            }

            _isRunning = true;
        }

        // From here on, not from whenever a thread gets to it.
        var timer = new PeriodicTimer(Tick, _clock);
        _ = RunAsync(timer);
    }

    private async Task RunAsync(PeriodicTimer timer)
    {
        using (timer)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(_ended))
                {
                    if (!LetGo())
                    {
                        return;
                    }
                }
            }
            catch (OperationCanceledException)
            {
                LetAllGo();
            }
        }
    }

    /// <summary>Whether the ticks go on.</summary>
    private bool LetGo()
    {
        bool isRunning;
        List<TaskCompletionSource> due;
        lock (_turn)
        {
            // One look at the clock: who is due at a second one only would be forgotten.
            var now = _clock.GetTimestamp();
            var parts = _waiting.ToLookup(waiter => _clock.GetElapsedTime(waiter.Began, now) >= _least);
            (due, _waiting) = ([.. parts[true].Select(waiter => waiter.Done)], [.. parts[false]]);
            isRunning = _waiting.Count > 0 || _clock.GetElapsedTime(Volatile.Read(ref _lastBegin), now) < Rest;
            _isRunning = isRunning;
        }

        due.ForEach(done => done.TrySetResult());
        return isRunning;
    }

    private void LetAllGo()
    {
        List<(long Began, TaskCompletionSource Done)> all;
        lock (_turn)
        {
            (all, _waiting) = (_waiting, []);
            _isRunning = false;
        }

        all.ForEach(waiter => waiter.Done.TrySetResult());
    }
}
