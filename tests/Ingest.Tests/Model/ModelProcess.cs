namespace TraceEngine.Ingest.Tests.Model;

/// <summary>
/// A process of the model: a host or a client. It is the synchronization context of all code that runs in it, so that the
/// world decides which continuation runs next, and a dead process never runs again.
/// </summary>
internal sealed class ModelProcess(World world, string name) : SynchronizationContext
{
    public string Name { get; } = name;

    public bool IsAlive { get; private set; } = true;

    /// <summary>The process stands still until this step.</summary>
    public long FrozenUntil { get; set; }

    public void Kill()
    {
        IsAlive = false;
        world.Forget(this);
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsAlive)
        {
            world.Add(new Step(Name + " goes on", this, () => RunHere(d, state)));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing in the model may block.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Starts work in this process; what it throws breaks the run.</summary>
    public void Start(Func<Task> work) => Post(_ => Run(work), null);

    private async void Run(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            world.Broken ??= exception;
        }
    }

    private void RunHere(SendOrPostCallback callback, object? state)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
