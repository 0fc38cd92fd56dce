using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>The calls of the read side: who asks, what was scanned, then the walk.</summary>
internal sealed class QueryGrpcService(ChainReader chains, TimeProvider clock, IOptions<QueryOptions> options, QueryLog log)
    : QueryService.QueryServiceBase
{
    public override async Task<GetChainResponse> GetChain(GetChainRequest request, ServerCallContext context)
    {
        var caller = context.GetHttpContext().Features.Get<Caller>() ?? throw QueryErrors.NotSigned();
        var keys = CodeReadings.Of(request.Code, out var fault);
        if (fault != Reason.Unspecified)
        {
            throw QueryErrors.BadCode(request.Code, fault);
        }

        var facts = await RunAsync(
            caller, ct => chains.FindAsync(caller.EnterpriseId, keys, ct), context.CancellationToken);
        return facts is null
            ? throw QueryErrors.CodeNotFound(request.Code)
            : new GetChainResponse { Chain = ChainMessages.ToMessage(facts) };
    }

    private async Task<T> RunAsync<T>(Caller caller, Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.Value.CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            return await call(either.Token);
        }
        catch (Exception exception) when (LineageFaults.IsOperating(exception) && !ct.IsCancellationRequested)
        {
            log.CallFailed(caller.EnterpriseId, exception);
            throw QueryErrors.Unavailable(options.Value.RetryDelay);
        }
    }
}
