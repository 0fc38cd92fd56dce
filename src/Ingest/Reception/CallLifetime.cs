using Grpc.Core;
using TraceEngine.Access.Calls;

namespace TraceEngine.Ingest.Reception;

/// <summary>
/// What can end a call besides the client: a revoked key, a draining host, and silence. Tells them apart, so that each gets its
/// own answer.
/// </summary>
internal sealed class CallLifetime : IDisposable
{
    private readonly CancellationTokenSource _idle;
    private readonly CancellationTokenSource _any;
    private readonly Caller _caller;
    private readonly CancellationToken _stopping;
    private readonly TimeSpan _idleTimeout;

    public CallLifetime(
        ServerCallContext context, Caller caller, TimeSpan idleTimeout, TimeProvider time, CancellationToken stopping)
    {
        _caller = caller;
        _stopping = stopping;
        _idleTimeout = idleTimeout;
        _idle = new CancellationTokenSource(idleTimeout, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken, caller.Revoked, stopping, _idle.Token);
    }

    /// <summary>Fires when the call must end.</summary>
    public CancellationToken Token => _any.Token;

    /// <summary>Whether <see cref="End"/> was called: the client has its answer, the call ends well.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Ends the call after an answer that says it all.</summary>
    public void End()
    {
        IsOver = true;
        _any.Cancel();
    }

    /// <summary>The next message; a message restarts the idle clock.</summary>
    public async Task<bool> MoveNextAsync<T>(IAsyncStreamReader<T> requests)
        where T : class
    {
        _idle.CancelAfter(_idleTimeout);
        try
        {
            return await requests.MoveNext(_any.Token);
        }
        catch (IOException exception)
        {
            // Kestrel's word for a client that reset its stream or lost its connection: nobody is there to be answered.
            await _any.CancelAsync();
            throw new OperationCanceledException("the client has gone", exception, _any.Token);
        }
    }

    /// <summary>The status that tells why the call was ended, or null when the client itself went away.</summary>
    public RpcException? Explain()
    {
        if (_caller.Revoked.IsCancellationRequested)
        {
            return IngestErrors.KeyRevoked();
        }

        if (_stopping.IsCancellationRequested)
        {
            return IngestErrors.Draining();
        }

        return _idle.IsCancellationRequested ? IngestErrors.Idle(_idleTimeout) : null;
    }

    public void Dispose()
    {
        _any.Dispose();
        _idle.Dispose();
    }
}
