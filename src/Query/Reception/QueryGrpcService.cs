using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>The calls of the read side: who asks, what was scanned, then the walk.</summary>
internal sealed class QueryGrpcService(
    ChainBatchReader chains,
    KnownAnswers known,
    ChainStreamCall chainStream,
    ListingCalls listing,
    QueryCalls calls,
    IOptions<QueryOptions> options)
    : QueryService.QueryServiceBase
{
    public override async Task<GetChainResponse> GetChain(GetChainRequest request, ServerCallContext context)
    {
        var caller = QueryCalls.CallerOf(context);
        return await calls.RunAsync(
            caller,
            options.Value.CallTimeout,
            options.Value.RetryDelay,
            ct => FindChainAsync(caller, request.Code, ct),
            context.CancellationToken) ?? throw QueryErrors.CodeNotFound(request.Code);
    }

    public override Task StreamChains(
        IAsyncStreamReader<StreamChainsRequest> requestStream, IServerStreamWriter<StreamChainsResponse> responseStream,
        ServerCallContext context) => chainStream.RunAsync(requestStream, responseStream, context);

    public override Task GetContents(
        GetContentsRequest request, IServerStreamWriter<GetContentsResponse> responseStream, ServerCallContext context) =>
        listing.GetContentsAsync(request, responseStream, context);

    public override Task<ListCodesResponse> ListCodes(ListCodesRequest request, ServerCallContext context) =>
        listing.ListCodesAsync(request, context);

    private async Task<GetChainResponse?> FindChainAsync(Caller caller, string code, CancellationToken ct)
    {
        if (await known.FindAsync(caller.EnterpriseId, code, ct) is { } same)
        {
            return same;
        }

        var keys = CodeReadings.Of(code, out var fault);
        if (fault != Reason.Unspecified)
        {
            throw QueryErrors.BadCode(code, fault);
        }

        // The first reading that exists for the caller; the likeliest comes first.
        var answers = await chains.ReadAsync(caller.EnterpriseId, caller.CreditCode, keys, ct);
        if (answers.FirstOrDefault(answer => answer is not null) is not { } found)
        {
            return null;
        }

        var response = new GetChainResponse { Chain = ChainNodeMessages.ToMessage(found) };
        known.Keep(caller.EnterpriseId, code, found, response);
        return response;
    }
}
