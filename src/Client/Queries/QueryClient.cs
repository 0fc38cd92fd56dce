using System.Runtime.CompilerServices;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Chains;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Client.Queries;

/// <summary>Where codes are and have been. What the caller may not see does not exist for it.</summary>
public sealed class QueryClient
{
    private readonly QueryService.QueryServiceClient _query;
    private readonly UnaryCalls _unary;

    internal QueryClient(QueryService.QueryServiceClient query, UnaryCalls unary) => (_query, _unary) = (query, unary);

    /// <summary>The chain of one code; null when it is not active or not in the caller's scope.</summary>
    public async Task<Chain?> FindChainAsync(string code, CancellationToken cancellationToken = default) =>
        (await _unary.FindAsync("GetChain", new GetChainRequest { Code = code }, _query.GetChainAsync, cancellationToken))?.Chain;

    /// <summary>
    /// Everything inside a code, piece by piece. All nodes that have something inside are kept until the end, so that each knows
    /// its path.
    /// </summary>
    /// <param name="code">The code as printed or scanned.</param>
    /// <param name="maxDepth">Most levels to go down: 1 = only what is directly inside; 0 = all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CallFailedException">NOT_FOUND: not active or not in the caller's scope.</exception>
    public async IAsyncEnumerable<ContentsPiece> ReadContentsAsync(
        string code, uint maxDepth = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new GetContentsRequest { Code = code, MaxDepth = maxDepth };
        var nodes = new List<ContentsNode>();
        await foreach (var message in UnaryCalls.ReadAllAsync(
            "GetContents", options => _query.GetContents(request, options), cancellationToken))
        {
            var first = nodes.Count;
            if (first == 0)
            {
                nodes.Add(new ContentsNode(message.Code, message.Level, 0, null));
            }

            foreach (var entry in message.Entries)
            {
                nodes.Add(new ContentsNode(entry.Code, entry.Level, entry.Depth, nodes[(int)entry.ParentIndex]));
            }

            yield return new ContentsPiece(nodes.GetRange(first, nodes.Count - first), message.Truncated);
        }
    }

    /// <summary>
    /// The chains of many codes, in their order, while the codes are still being sent. What several codes share crosses the wire
    /// once.
    /// </summary>
    /// <param name="codes">Up to 100,000 codes (see the server's limits), as printed or scanned.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CallFailedException">Too many codes, or the server is away.</exception>
    public async IAsyncEnumerable<ChainResult> StreamChainsAsync(
        IEnumerable<string> codes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var expander = new ChainExpander();
        await foreach (var message in UnaryCalls.ReadAllAsync<StreamChainsRequest, StreamChainsResponse>(
            "StreamChains", options => _query.StreamChains(options), Messages(codes), cancellationToken))
        {
            foreach (var result in expander.Expand(message))
            {
                yield return result;
            }
        }
    }

    private static IEnumerable<StreamChainsRequest> Messages(IEnumerable<string> codes)
    {
        // A first answer soon, and messages far below any limit.
        const int CodesPerMessage = 1_000;
        return codes.Chunk(CodesPerMessage).Select(part => new StreamChainsRequest { Codes = { part } });
    }

    /// <summary>One page of the codes of a lot, of upload days, of a product or of a document.</summary>
    /// <exception cref="CallFailedException">NOT_FOUND: nothing of it is in the caller's scope, or it is not there.</exception>
    public Task<ListCodesResponse> ListCodesAsync(ListCodesRequest request, CancellationToken cancellationToken = default) =>
        _unary.CallAsync("ListCodes", request, _query.ListCodesAsync, cancellationToken);

    /// <summary>All codes of a selection, page by page.</summary>
    /// <param name="selection">Which codes.</param>
    /// <param name="pageSize">Codes a page; 0 = the server's default.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CallFailedException">NOT_FOUND: nothing of it is in the caller's scope, or it is not there.</exception>
    public async IAsyncEnumerable<CodeListRow> ListAllCodesAsync(
        CodeSelection selection, uint pageSize = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ListCodesRequest { Selection = selection, PageSize = pageSize };
        do
        {
            var page = await ListCodesAsync(request, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            request = new ListCodesRequest { Selection = selection, PageSize = pageSize, PageToken = page.NextPageToken };
        }
        while (request.PageToken.Length > 0);
    }
}
