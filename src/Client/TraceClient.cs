using System.Net;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Client.Exports;
using TraceEngine.Client.Queries;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Client;

/// <summary>
/// One connection to a TraceEngine server. Signs every call. Safe for use by several threads; open as many streams on it
/// as there are production lines. Unary calls are repeated while the server is away: all of them are idempotent.
/// </summary>
public sealed class TraceClient : IAsyncDisposable
{
    // Acks of a batch full of refused rows are large; the default window of 64 KiB would stop the server's writes for a round
    // trip each.
    private const int ReceiveWindowBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan ChannelWait = TimeSpan.FromMilliseconds(10);

    private readonly TraceClientOptions _options;
    private readonly GrpcChannel _channel;
    private readonly IngestService.IngestServiceClient _ingest;
    private readonly LedgerService.LedgerServiceClient _ledger;
    private readonly CatalogService.CatalogServiceClient _catalog;
    private readonly ReconcileService.ReconcileServiceClient _reconcile;
    private readonly LimitsService.LimitsServiceClient _limits;
    private readonly UnaryCalls _unary;

    /// <summary>Prepares the client; the connection is made by the first call.</summary>
    /// <exception cref="TraceClientException">The address is not usable.</exception>
    public TraceClient(TraceClientOptions options)
    {
        options.Validate();
        _options = options;
        _channel = GrpcChannel.ForAddress(options.Endpoint, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                AutomaticDecompression = DecompressionMethods.None,

                // Nothing of it is for gRPC, and each call would pass through it.
                AllowAutoRedirect = false,
                UseCookies = false,
                EnableMultipleHttp2Connections = true,
                InitialHttp2StreamWindowSize = ReceiveWindowBytes,
                KeepAlivePingDelay = options.KeepAlivePingDelay,
                KeepAlivePingTimeout = options.KeepAlivePingTimeout,
                KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                UseProxy = false,
            },
            DisposeHttpClient = true,
            // The channel has waits of its own, of up to two minutes, in which it repeats the last failure without trying. Ours
            // decide.
            InitialReconnectBackoff = ChannelWait,
            MaxReconnectBackoff = ChannelWait,
            // The limits of a stream are checked before sending; an ack with 20,000 verdicts has some megabytes.
            MaxSendMessageSize = null,
            MaxReceiveMessageSize = 64 * 1024 * 1024,
        });
        var calls = _channel.Intercept(new SigningInterceptor(options.Ak, options.Sk, options.Time));
        _ingest = new IngestService.IngestServiceClient(calls);
        _ledger = new LedgerService.LedgerServiceClient(calls);
        _catalog = new CatalogService.CatalogServiceClient(calls);
        _reconcile = new ReconcileService.ReconcileServiceClient(calls);
        _limits = new LimitsService.LimitsServiceClient(calls);
        _unary = new UnaryCalls(options);
        Queries = new QueryClient(new QueryService.QueryServiceClient(calls), _unary);
        Exports = new TraceExports(new ExportService.ExportServiceClient(calls), _unary, options);
    }

    /// <summary>Chains, contents and lists.</summary>
    public QueryClient Queries { get; }

    /// <summary>Files of full chains.</summary>
    public TraceExports Exports { get; }

    /// <summary>
    /// Opens a stream by its name and returns when the server has answered. Opening takes the stream over from whoever has it
    /// open.
    /// </summary>
    /// <param name="name">1 to 200 characters, unique in the enterprise.</param>
    /// <param name="options">Window, patience and callbacks; null = defaults.</param>
    /// <param name="cancellationToken">Gives up waiting for the server.</param>
    /// <exception cref="ServerUnreachableException">No answer within <see
    /// cref="ActivationStreamOptions.OpenBudget"/>.</exception>
    /// <exception cref="AccessRefusedException">Key, signature or role.</exception>
    public Task<ActivationStream> OpenActivationStreamAsync(
        string name, ActivationStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        ActivationStream.OpenAsync(_ingest, name, options ?? new ActivationStreamOptions(), _options, cancellationToken);

    /// <summary>Opens a stream of packaging, as <see cref="OpenActivationStreamAsync"/> does.</summary>
    /// <param name="name">1 to 200 characters, unique in the enterprise and kind.</param>
    /// <param name="options">Window, patience and callbacks; null = defaults.</param>
    /// <param name="cancellationToken">Gives up waiting for the server.</param>
    public Task<PackagingStream> OpenPackagingStreamAsync(
        string name, PackagingStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        PackagingStream.OpenAsync(_ingest, name, options ?? new PackagingStreamOptions(), _options, cancellationToken);

    /// <summary>Opens a stream of flow documents, as <see cref="OpenActivationStreamAsync"/> does.</summary>
    /// <param name="name">1 to 200 characters, unique in the enterprise and kind.</param>
    /// <param name="options">Window, patience and callbacks; null = defaults.</param>
    /// <param name="cancellationToken">Gives up waiting for the server.</param>
    public Task<FlowStream> OpenFlowStreamAsync(
        string name, FlowStreamOptions? options = null, CancellationToken cancellationToken = default) =>
        FlowStream.OpenAsync(_ingest, name, options ?? new FlowStreamOptions(), _options, cancellationToken);

    /// <summary>
    /// Sends one document whole and returns its answer. Sending the same content again returns the first answer.
    /// </summary>
    public async Task<BatchAck> UploadActivationsAsync(
        UploadActivationsRequest request, CancellationToken cancellationToken = default) =>
        (await _unary.CallAsync("UploadActivations", request, _ingest.UploadActivationsAsync, cancellationToken)).Ack;

    /// <summary>
    /// Packs, unpacks, repacks or replaces in one document. Sending the same content again returns the first answer.
    /// </summary>
    public async Task<BatchAck> UploadPackagingAsync(
        UploadPackagingRequest request, CancellationToken cancellationToken = default) =>
        (await _unary.CallAsync("UploadPackaging", request, _ingest.UploadPackagingAsync, cancellationToken)).Ack;

    /// <summary>
    /// Reports one flow document whole. Sending the same content again returns the first answer.
    /// </summary>
    public async Task<BatchAck> UploadFlowAsync(UploadFlowsRequest request, CancellationToken cancellationToken = default) =>
        (await _unary.CallAsync("UploadFlows", request, _ingest.UploadFlowsAsync, cancellationToken)).Ack;

    /// <summary>Registers a product, or a new version of it.</summary>
    public Task<RegisterProductResponse> RegisterProductAsync(Product product, CancellationToken cancellationToken = default) =>
        _unary.CallAsync(
            "RegisterProduct",
            new RegisterProductRequest { Product = product },
            _catalog.RegisterProductAsync,
            cancellationToken);

    /// <summary>
    /// Sends one document of products and returns its answer, a verdict for each refused row. Sending the same content again
    /// returns the first answer.
    /// </summary>
    public async Task<BatchAck> UploadProductsAsync(
        UploadProductsRequest request, CancellationToken cancellationToken = default) =>
        (await _unary.CallAsync("UploadProducts", request, _catalog.UploadProductsAsync, cancellationToken)).Ack;

    /// <summary>One page of the products that match: the caller's own, and those it may activate.</summary>
    public Task<SearchProductsResponse> SearchProductsAsync(
        SearchProductsRequest request, CancellationToken cancellationToken = default) =>
        _unary.CallAsync("SearchProducts", request, _catalog.SearchProductsAsync, cancellationToken);

    /// <summary>The newest version of a product of the caller; null when there is none.</summary>
    public Task<GetProductResponse?> FindProductAsync(string productCode, CancellationToken cancellationToken = default) =>
        _unary.FindAsync(
            "GetProduct", new GetProductRequest { ProductCode = productCode }, _catalog.GetProductAsync, cancellationToken);

    /// <summary>The chain of one code; null when it is not active or not in the caller's scope.</summary>
    public Task<Chain?> FindChainAsync(string code, CancellationToken cancellationToken = default) =>
        Queries.FindChainAsync(code, cancellationToken);

    /// <summary>Counts one lot: the lot first, then gaps as they are found, the summary last.</summary>
    public IAsyncEnumerable<ReconcileLotResponse> ReconcileLotAsync(
        ReconcileLotRequest request, CancellationToken cancellationToken = default) =>
        UnaryCalls.ReadAllAsync("ReconcileLot", options => _reconcile.ReconcileLot(request, options), cancellationToken);

    /// <summary>What the caller still has to report, and which interfaces it must and may use.</summary>
    public Task<GetDutiesResponse> GetDutiesAsync(CancellationToken cancellationToken = default) =>
        _unary.CallAsync("GetDuties", new GetDutiesRequest(), _reconcile.GetDutiesAsync, cancellationToken);

    /// <summary>Every cap of the server, with what the caller uses of it.</summary>
    public Task<GetLimitsResponse> GetLimitsAsync(CancellationToken cancellationToken = default) =>
        _unary.CallAsync("GetLimits", new GetLimitsRequest(), _limits.GetLimitsAsync, cancellationToken);

    /// <summary>How far a stream or document is; null when nothing was ever opened under that name.</summary>
    public Task<GetStreamResponse?> FindStreamAsync(StreamName stream, CancellationToken cancellationToken = default) =>
        _unary.FindAsync("GetStream", new GetStreamRequest { Stream = stream }, _ledger.GetStreamAsync, cancellationToken);

    /// <summary>All refused rows of a stream from the ledger, batch by batch in order, whoever sent them and whenever.</summary>
    public IAsyncEnumerable<ListVerdictsResponse> ListVerdictsAsync(
        StreamName stream, CancellationToken cancellationToken = default) =>
        UnaryCalls.ReadAllAsync(
            "ListVerdicts",
            options => _ledger.ListVerdicts(new ListVerdictsRequest { Stream = stream }, options),
            cancellationToken);

    /// <summary>Recomputes the receipt chain of a stream on the server: findings, then the summary.</summary>
    public IAsyncEnumerable<VerifyStreamResponse> VerifyStreamAsync(
        StreamName stream, CancellationToken cancellationToken = default) =>
        UnaryCalls.ReadAllAsync(
            "VerifyStream",
            options => _ledger.VerifyStream(new VerifyStreamRequest { Stream = stream }, options),
            cancellationToken);

    /// <summary>Closes the connection. Streams still open on it are cut; what they had acknowledged is durable.</summary>
    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }
}
