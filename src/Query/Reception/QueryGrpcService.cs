using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>The calls of the read side: who asks, what was scanned, then the walk.</summary>
internal sealed class QueryGrpcService(
    ChainBatchReader chains,
    ChainStreamCall chainStream,
    ListingCalls listing,
    QueryCalls calls,
    IOptions<QueryOptions> options)
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

        var answers = await calls.RunAsync(
            caller,
            options.Value.CallTimeout,
            options.Value.RetryDelay,
            ct => chains.ReadAsync(caller.EnterpriseId, caller.CreditCode, keys, ct),
            context.CancellationToken);

        // The first reading that exists for the caller; the likeliest comes first.
        return answers.FirstOrDefault(answer => answer is not null) is { } found
            ? new GetChainResponse { Chain = ChainNodeMessages.ToMessage(found) }
            : throw QueryErrors.CodeNotFound(request.Code);
    }

    public override Task StreamChains(
        IAsyncStreamReader<StreamChainsRequest> requestStream, IServerStreamWriter<StreamChainsResponse> responseStream,
        ServerCallContext context) => chainStream.RunAsync(requestStream, responseStream, context);

    public override Task GetContents(
        GetContentsRequest request, IServerStreamWriter<GetContentsResponse> responseStream, ServerCallContext context) =>
        listing.GetContentsAsync(request, responseStream, context);

    public override Task<ListCodesResponse> ListCodes(ListCodesRequest request, ServerCallContext context) =>
        listing.ListCodesAsync(request, context);
}
