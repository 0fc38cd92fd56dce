using Grpc.Core;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>Asks the server as one enterprise. Null: the server says that it does not exist.</summary>
internal sealed class QueryCaller(RawClient client)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<Chain?> ChainAsync(string code)
    {
        try
        {
            return (await client.Query.GetChainAsync(new GetChainRequest { Code = code }, cancellationToken: Cancellation)).Chain;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The chains of codes in their order, sent in two messages.</summary>
    public async Task<IReadOnlyList<Chain?>> ChainsAsync(IReadOnlyList<string> codes)
    {
        using var call = client.Query.StreamChains(cancellationToken: Cancellation);
        var half = codes.Count / 2;
        await call.RequestStream.WriteAsync(new StreamChainsRequest { Codes = { codes.Take(half) } }, Cancellation);
        await call.RequestStream.WriteAsync(new StreamChainsRequest { Codes = { codes.Skip(half) } }, Cancellation);
        await call.RequestStream.CompleteAsync();
        var answers = new StreamedChains();
        await foreach (var message in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            answers.Add(message);
        }

        return answers.Chains;
    }

    public async Task<IReadOnlyList<ContentsEntry>?> ContentsAsync(string code, uint maxDepth)
    {
        var entries = new List<ContentsEntry>();
        try
        {
            using var call = client.Query.GetContents(
                new GetContentsRequest { Code = code, MaxDepth = maxDepth }, cancellationToken: Cancellation);
            await foreach (var message in call.ResponseStream.ReadAllAsync(Cancellation))
            {
                Assert.False(message.Truncated);
                entries.AddRange(message.Entries);
            }

            return entries;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>All pages of a list.</summary>
    public async Task<IReadOnlyList<CodeListRow>?> ListAsync(CodeSelection selection, uint pageSize)
    {
        var rows = new List<CodeListRow>();
        var request = new ListCodesRequest { Selection = selection, PageSize = pageSize };
        try
        {
            do
            {
                var page = await client.Query.ListCodesAsync(request, cancellationToken: Cancellation);
                Assert.InRange(page.Rows.Count, 0, (int)pageSize);
                rows.AddRange(page.Rows);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            return rows;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
