using Grpc.Core;
using TraceEngine.Access.Calls;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>What every call of the read side shares: who calls, how long it may take, and what its faults become.</summary>
internal sealed class QueryCalls(TimeProvider clock, QueryLog log)
{
    private static readonly Action<object?> End = source => ((CancellationTokenSource)source!).Cancel();

    /// <summary>The verified caller.</summary>
    public static Caller CallerOf(ServerCallContext context) =>
        context.GetHttpContext().Features.Get<Caller>() ?? throw QueryErrors.NotSigned();

    /// <summary>Runs a call up to its time limit; an operating fault becomes an answer that may be repeated.</summary>
    public async Task<T> RunAsync<T>(
        Caller caller, TimeSpan limit, TimeSpan retryDelay, Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var end = new CancellationTokenSource(limit, clock);
        using var left = ct.UnsafeRegister(End, end);
        using var revoked = caller.Revoked.UnsafeRegister(End, end);
        try
        {
            return await call(end.Token);
        }
        catch (Exception exception) when (LineageFaults.IsOperating(exception) && !ct.IsCancellationRequested)
        {
            log.CallFailed(caller.EnterpriseId, exception);
            throw QueryErrors.Unavailable(retryDelay);
        }
    }
}
