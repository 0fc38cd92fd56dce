using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Listing;

namespace TraceEngine.Query.Reception;

/// <summary>Contents and lists: what is asked for, then the reading.</summary>
internal sealed class ListingCalls(
    ContentsReader contents, CodeLister lister, QueryCalls calls, IOptions<QueryOptions> options)
{
    private ListingOptions Limits => options.Value.Listing;

    public async Task GetContentsAsync(
        GetContentsRequest request, IServerStreamWriter<GetContentsResponse> stream, ServerCallContext context)
    {
        var keys = CodeReadings.Of(request.Code, out var fault);
        if (fault != Reason.Unspecified)
        {
            throw QueryErrors.BadCode(request.Code, fault);
        }

        var caller = QueryCalls.CallerOf(context);
        var found = await calls.RunAsync(caller, Limits.Timeout, options.Value.RetryDelay, SendAsync, context.CancellationToken);
        if (!found)
        {
            throw QueryErrors.CodeNotFound(request.Code);
        }

        async Task<bool> SendAsync(CancellationToken ct)
        {
            var messages = new ContentsMessages(stream, Limits.EntriesPerMessage, ct);
            var isTruncated = await contents.ReadAsync(
                new ListCaller(caller.EnterpriseId, caller.CreditCode),
                keys,
                (int)Math.Min(request.MaxDepth, int.MaxValue),
                messages.Begin,
                messages.AddAsync,
                ct);
            if (isTruncated is not null)
            {
                await messages.EndAsync(isTruncated.Value);
            }

            return isTruncated is not null;
        }
    }

    public async Task<ListCodesResponse> ListCodesAsync(ListCodesRequest request, ServerCallContext context)
    {
        if (request.PageSize > Limits.PageSizeAtMost)
        {
            throw ListingErrors.BadPageSize(request.PageSize, Limits.PageSizeAtMost);
        }

        var wanted = SelectionReadings.Of(request.Selection, Limits.DaysAtMost);
        var signed = QueryCalls.CallerOf(context);
        var caller = new ListCaller(signed.EnterpriseId, signed.CreditCode);
        var after = default(ListPosition);
        if (request.PageToken.Length > 0)
        {
            after = PageToken.Read(request.PageToken, wanted, caller) ?? throw ListingErrors.BadPageToken();
        }

        var pageSize = request.PageSize == 0 ? Limits.PageSize : (int)request.PageSize;
        var answer = await calls.RunAsync(
            signed,
            Limits.Timeout,
            options.Value.RetryDelay,
            ct => lister.ReadAsync(caller, wanted, pageSize, after, request.IncludeTotal, ct),
            context.CancellationToken);
        return answer.Outcome == ListOutcome.Listed
            ? ListMessages.ToMessage(answer, wanted, caller)
            : throw ListingErrors.Refusal(answer.Outcome, answer.Lots, wanted);
    }
}
