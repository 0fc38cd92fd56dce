using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>The calls of the read side: who asks, what was scanned, then the walk.</summary>
internal sealed class QueryGrpcService(
    ChainReader chains, ListingCalls listing, QueryCalls calls, IOptions<QueryOptions> options)
    : QueryService.QueryServiceBase
{
    public override async Task<GetChainResponse> GetChain(GetChainRequest request, ServerCallContext context)
    {
        var caller = QueryCalls.CallerOf(context);
        var keys = CodeReadings.Of(request.Code, out var fault);
        if (fault != Reason.Unspecified)
        {
            throw QueryErrors.BadCode(request.Code, fault);
        }

        var answer = await calls.RunAsync(
            caller,
            options.Value.CallTimeout,
            options.Value.RetryDelay,
            ct => chains.FindAsync(caller.EnterpriseId, caller.CreditCode, keys, ct),
            context.CancellationToken);
        return answer is null
            ? throw QueryErrors.CodeNotFound(request.Code)
            : new GetChainResponse { Chain = ChainNodeMessages.ToMessage(answer) };
    }

    public override Task GetContents(
        GetContentsRequest request, IServerStreamWriter<GetContentsResponse> responseStream, ServerCallContext context) =>
        listing.GetContentsAsync(request, responseStream, context);

    public override Task<ListCodesResponse> ListCodes(ListCodesRequest request, ServerCallContext context) =>
        listing.ListCodesAsync(request, context);
}
