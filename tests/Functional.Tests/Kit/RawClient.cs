using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>The generated clients with signed calls and nothing else: sends what the client library never would.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly GrpcChannel _channel;

    public RawClient(string endpoint, TestEnterprise enterprise, TimeProvider? time = null)
    {
        _channel = GrpcChannel.ForAddress(endpoint, new GrpcChannelOptions
        {
            MaxSendMessageSize = null,
            MaxReceiveMessageSize = null,
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false },
            DisposeHttpClient = true,
        });
        var calls = _channel.Intercept(new SigningInterceptor(enterprise.Ak, enterprise.Sk, time ?? TimeProvider.System));
        Ingest = new IngestService.IngestServiceClient(calls);
        Catalog = new CatalogService.CatalogServiceClient(calls);
        Ledger = new LedgerService.LedgerServiceClient(calls);
        Query = new QueryService.QueryServiceClient(calls);
    }

    public IngestService.IngestServiceClient Ingest { get; }

    public CatalogService.CatalogServiceClient Catalog { get; }

    public LedgerService.LedgerServiceClient Ledger { get; }

    public QueryService.QueryServiceClient Query { get; }

    /// <summary>A call of StreamActivations with nothing sent yet.</summary>
    public RawStream Call() => new(Ingest.StreamActivations(cancellationToken: TestContext.Current.CancellationToken));

    /// <summary>Opens a stream and reads the answer to it.</summary>
    public async Task<RawStream> OpenAsync(string name, StreamMode mode = StreamMode.Unspecified)
    {
        var stream = Call();
        await stream.SendOpenAsync(name, mode);
        await stream.ReadOpenedAsync();
        return stream;
    }

    /// <summary>One document.</summary>
    public async Task<BatchAck> UploadAsync(
        string number, ActivationSection section, StreamMode mode = StreamMode.Unspecified, bool validateOnly = false)
    {
        var request = new UploadActivationsRequest
        {
            DocumentNumber = number,
            Mode = mode,
            ValidateOnly = validateOnly,
            Sections = { section },
        };
        var response = await Ingest.UploadActivationsAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        return response.Ack;
    }

    /// <summary>One packaging document.</summary>
    public async Task<BatchAck> PackAsync(
        string number,
        IReadOnlyList<PackagingSection> sections,
        StreamMode mode = StreamMode.Unspecified,
        bool validateOnly = false)
    {
        var request = new UploadPackagingRequest
        {
            DocumentNumber = number,
            Mode = mode,
            ValidateOnly = validateOnly,
            Sections = { sections },
        };
        var response = await Ingest.UploadPackagingAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        return response.Ack;
    }

    /// <summary>One document of products; every row must be accounted for.</summary>
    public async Task<BatchAck> UploadProductsAsync(
        string number, IEnumerable<Product> products, StreamMode mode = StreamMode.Unspecified)
    {
        var request = new UploadProductsRequest { DocumentNumber = number, Mode = mode, Products = { products } };
        var response = await Catalog.UploadProductsAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((uint)request.Products.Count, response.Ack.Accepted + response.Ack.Refused);
        return response.Ack;
    }

    /// <summary>Recomputes a stream's chain; the summary must agree with the findings.</summary>
    public Task<Verification> VerifyAsync(string name) => VerifyAsync(new StreamName { Name = name });

    /// <summary>Recomputes the chain of a stream or document of any kind.</summary>
    public async Task<Verification> VerifyAsync(StreamName name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var call = Ledger.VerifyStream(
            new VerifyStreamRequest { Stream = name }, cancellationToken: cancellation);
        var findings = new List<VerifyFinding>();
        var summary = default(VerifySummary);
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellation))
        {
            Assert.Null(summary);
            summary = response.Summary;
            if (response.Finding is { } finding)
            {
                Assert.NotEmpty(finding.MessageZh);
                findings.Add(finding);
            }
        }

        Assert.NotNull(summary);
        Assert.Equal((ulong)findings.Count, summary.Findings);
        return new Verification(findings, summary);
    }

    public void Dispose() => _channel.Dispose();
}
