namespace TraceEngine.Drills.Cache;

/// <summary>
/// Where a host dies between COMMIT and the emptying of its shelves: who comes by goes no further and acks nothing.
/// </summary>
internal sealed class DeathBehindCommit
{
    private readonly TaskCompletionSource _caught = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isArmed;

    /// <summary>Completes when a commit has been caught.</summary>
    public Task Caught => _caught.Task;

    public void Arm() => _isArmed = true;

    /// <summary>The host is gone: what was caught ends in failure.</summary>
    public void Die() => _dead.TrySetException(new InvalidOperationException("this host has died behind its COMMIT"));

    public async Task PassAsync(CancellationToken ct)
    {
        if (_isArmed)
        {
            _caught.TrySetResult();
            await _dead.Task.WaitAsync(ct);
        }
    }
}
