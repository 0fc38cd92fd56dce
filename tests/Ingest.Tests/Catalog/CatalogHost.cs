using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Tests.Catalog;

/// <summary>A real gRPC server with the ingest room; whoever calls says in a header which enterprise it is.</summary>
internal sealed class CatalogHost : IAsyncDisposable
{
    private const string EnterpriseHeader = "test-enterprise";
    private const string RoleHeader = "test-role";
    private const string CreditCodeHeader = "test-credit-code";

    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;

    private CatalogHost(WebApplication app, GrpcChannel channel, string connectionString)
    {
        ConnectionString = connectionString;
        _app = app;
        _channel = channel;
        Client = new CatalogService.CatalogServiceClient(channel);
    }

    public CatalogService.CatalogServiceClient Client { get; }

    public string ConnectionString { get; }

    public ProductDirectory Directory => _app.Services.GetRequiredService<ProductDirectory>();

    public static async Task<CatalogHost> StartAsync(CatalogFixture fixture) =>
        await StartAsync(await fixture.NewDatabaseAsync());

    public static async Task<CatalogHost> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => TraceDataSource.Create(connectionString));
        builder.Services.AddSingleton(host => new IdBlocks(host.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System));
        builder.Services.AddTraceIngest();
        var app = builder.Build();
        app.Use((context, next) =>
        {
            var roles = context.Request.Headers[RoleHeader].ToString().Split(',').Select(Enum.Parse<EnterpriseRole>);
            context.Features.Set(new Caller
            {
                EnterpriseId = long.Parse(context.Request.Headers[EnterpriseHeader].ToString()),
                CreditCode = context.Request.Headers[CreditCodeHeader].ToString(),
                Ak = "test",
                Roles = roles.ToHashSet(),
            });
            return next(context);
        });
        app.MapTraceIngest();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new CatalogHost(app, GrpcChannel.ForAddress(address), connectionString);
    }

    /// <summary>Registers as a drug producer, or in another role.</summary>
    public Task<RegisterProductResponse> RegisterAsync(
        long enterpriseId, Product product, EnterpriseRole role = EnterpriseRole.DrugProducer) =>
        Client.RegisterProductAsync(
            new RegisterProductRequest { Product = product },
            As(enterpriseId, role),
            cancellationToken: TestContext.Current.CancellationToken).ResponseAsync;

    /// <summary>Uploads as a producer of both sorts, or in other roles.</summary>
    public async Task<BatchAck> UploadAsync(long enterpriseId, UploadProductsRequest request, params EnterpriseRole[] roles)
    {
        var producer = new[] { EnterpriseRole.DrugProducer, EnterpriseRole.ConsumableProducer };
        var answer = await Client.UploadProductsAsync(
            request,
            As(enterpriseId, string.Join(',', roles.Length > 0 ? roles : producer)),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((uint)request.Products.Count, answer.Ack.Accepted + answer.Ack.Refused);
        return answer.Ack;
    }

    /// <summary>Uploads a document of some products.</summary>
    public Task<BatchAck> UploadAsync(long enterpriseId, string number, params Product[] products) =>
        UploadAsync(enterpriseId, new UploadProductsRequest { DocumentNumber = number, Products = { products } });

    public Task<GetProductResponse> GetAsync(long enterpriseId, string productCode, uint version = 0) =>
        Client.GetProductAsync(
            new GetProductRequest { ProductCode = productCode, Version = version },
            As(enterpriseId, EnterpriseRole.DrugProducer),
            cancellationToken: TestContext.Current.CancellationToken).ResponseAsync;

    public Task<SearchProductsResponse> SearchAsync(
        long enterpriseId, SearchProductsRequest request, string creditCode = "") =>
        Client.SearchProductsAsync(
            request,
            As(enterpriseId, EnterpriseRole.Distributor, creditCode),
            cancellationToken: TestContext.Current.CancellationToken).ResponseAsync;

    public Task<ListProductVersionsResponse> ListVersionsAsync(long enterpriseId, ListProductVersionsRequest request) =>
        Client.ListProductVersionsAsync(
            request,
            As(enterpriseId, EnterpriseRole.DrugProducer),
            cancellationToken: TestContext.Current.CancellationToken).ResponseAsync;

    /// <summary>Runs a statement of <c>Catalog/Sql</c> and returns its first value.</summary>
    public async Task<object?> ScalarAsync(string name, params object[] values)
    {
        var sql = SqlText.Load(typeof(CatalogHost).Assembly, $"Catalog.Sql.{name}");
        await using var command = _app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static Metadata As(long enterpriseId, EnterpriseRole role, string creditCode = "") =>
        As(enterpriseId, role.ToString(), creditCode);

    private static Metadata As(long enterpriseId, string roles, string creditCode = "") => new()
    {
        { CreditCodeHeader, creditCode },
        { EnterpriseHeader, $"{enterpriseId}" },
        { RoleHeader, roles },
    };
}
