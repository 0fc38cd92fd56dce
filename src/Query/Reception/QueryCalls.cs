using Grpc.Core;
using TraceEngine.Access.Calls;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>What every call of the read side shares: who calls, how long it may take, and what its faults become.</summary>
internal sealed class QueryCalls(TimeProvider clock, QueryLog log)
{
    /// <summary>The verified caller.</summary>
    public static Caller CallerOf(ServerCallContext context) =>
        context.GetHttpContext().Features.Get<Caller>() ?? throw QueryErrors.NotSigned();

    /// <summary>Runs a call up to its time limit; an operating fault becomes an answer that may be repeated.</summary>
    public async Task<T> RunAsync<T>(
        Caller caller, TimeSpan limit, TimeSpan retryDelay, Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token, caller.Revoked);
        try
        {
            return await call(either.Token);
        }
        catch (Exception exception) when (LineageFaults.IsOperating(exception) && !ct.IsCancellationRequested)
        {
            log.CallFailed(caller.EnterpriseId, exception);
            throw QueryErrors.Unavailable(retryDelay);
        }
    }
}
