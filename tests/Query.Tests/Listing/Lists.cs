using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Listing;

/// <summary>Asks for lists and contents as an enterprise would.</summary>
internal static class Lists
{
    public static CodeSelection OfLot(string lotNumber = ListStage.Number, string? productCode = null, uint level = 0) => new()
    {
        Lot = new LotSelection
        {
            LotNumber = lotNumber,
            Product = productCode is null ? null : new ProductReference { ProductCode = productCode },
        },
        PackageLevel = level,
    };

    public static CodeSelection OfProduct(string productCode = "P-1", uint level = 0) => new()
    {
        Product = new ProductSelection { Product = new ProductReference { ProductCode = productCode } },
        PackageLevel = level,
    };

    public static CodeSelection OfDays(string first, string last = "", uint level = 0) => new()
    {
        UploadDays = new UploadDaysSelection { FirstDay = first, LastDay = last },
        PackageLevel = level,
    };

    public static CodeSelection OfDocument(FlowKind kind, string number, long reporter = 0, uint level = 0) => new()
    {
        Document = new DocumentSelection
        {
            Kind = kind,
            DocumentNumber = number,
            CreditCode = reporter == 0 ? string.Empty : SampleData.CreditCodeOf(reporter),
        },
        PackageLevel = level,
    };

    public static async Task<ListCodesResponse> PageAsync(
        this QueryHost host,
        CodeSelection selection,
        uint pageSize = 0,
        string token = "",
        long enterpriseId = SampleData.Producer,
        bool withTotal = false)
    {
        var request = new ListCodesRequest
        {
            Selection = selection,
            PageSize = pageSize,
            PageToken = token,
            IncludeTotal = withTotal,
        };
        return await host.Client.ListCodesAsync(
            request, QueryHost.As(enterpriseId), cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>All rows, page by page; something may happen between two pages.</summary>
    public static async Task<List<CodeListRow>> AllAsync(
        this QueryHost host,
        CodeSelection selection,
        uint pageSize = 0,
        long enterpriseId = SampleData.Producer,
        Func<Task>? between = null)
    {
        var rows = new List<CodeListRow>();
        var token = string.Empty;
        do
        {
            var page = await host.PageAsync(selection, pageSize, token, enterpriseId);
            Assert.True(pageSize == 0 || page.Rows.Count <= pageSize);
            rows.AddRange(page.Rows);
            token = page.NextPageToken;
            if (between is not null)
            {
                await between();
            }
        }
        while (token.Length > 0);

        return rows;
    }

    public static Task<RpcException> RefusedAsync(
        this QueryHost host, CodeSelection selection, long enterpriseId, string token = "", uint pageSize = 0) =>
        Assert.ThrowsAsync<RpcException>(() => host.PageAsync(selection, pageSize, token, enterpriseId));

    /// <summary>All messages of a package's contents.</summary>
    public static async Task<List<GetContentsResponse>> ContentsAsync(
        this QueryHost host, string code, uint maxDepth = 0, long enterpriseId = SampleData.Producer)
    {
        using var call = host.Client.GetContents(
            new GetContentsRequest { Code = code, MaxDepth = maxDepth },
            QueryHost.As(enterpriseId),
            cancellationToken: TestContext.Current.CancellationToken);
        var messages = new List<GetContentsResponse>();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            messages.Add(call.ResponseStream.Current);
        }

        return messages;
    }

    /// <summary>What one enterprise is told is what it is told of things that do not exist.</summary>
    public static void AssertSame(RpcException expected, RpcException actual)
    {
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal(Details(expected), Details(actual));
    }

    private static byte[] Details(RpcException exception) => exception.Trailers.Get("grpc-status-details-bin")!.ValueBytes;
}
