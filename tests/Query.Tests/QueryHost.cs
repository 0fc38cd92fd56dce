using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using StackExchange.Redis;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Caching;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Listing;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query.Tests;

/// <summary>A real gRPC server with the read side only; whoever calls says in a header which enterprise it is.</summary>
internal sealed class QueryHost : IAsyncDisposable
{
    private const string EnterpriseHeader = "test-enterprise";

    private static readonly DateTimeOffset Now = new(2025, 6, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;
    private readonly NpgsqlDataSource _writing;

    private readonly string? _temporary;

    private QueryHost(WebApplication app, GrpcChannel channel, NpgsqlDataSource writing, string? temporary)
    {
        _temporary = temporary;
        _app = app;
        _channel = channel;
        _writing = writing;
        Client = new QueryService.QueryServiceClient(channel);
        Reconcile = new ReconcileService.ReconcileServiceClient(channel);
        Exports = new ExportService.ExportServiceClient(channel);
        Data = new SampleData(writing);
    }

    public QueryService.QueryServiceClient Client { get; }

    public ReconcileService.ReconcileServiceClient Reconcile { get; }

    public ExportService.ExportServiceClient Exports { get; }

    public SampleData Data { get; }

    public IServiceProvider Services => _app.Services;

    public GenerationWatch Watch => _app.Services.GetRequiredService<GenerationWatch>();

    public IFactShelf Shelf => _app.Services.GetRequiredService<IFactShelf>();

    public CacheMetrics Cache => _app.Services.GetRequiredService<CacheMetrics>();

    public IDatabase Redis => _app.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    public LineageDatabase Database => _app.Services.GetRequiredService<LineageDatabase>();

    public ListingDatabase ListConnections => _app.Services.GetRequiredService<ListingDatabase>();

    public CodeSelector Selector => _app.Services.GetRequiredService<CodeSelector>();

    public ReconcileDatabase ReconcileConnections => _app.Services.GetRequiredService<ReconcileDatabase>();

    /// <summary>
    /// A server with a cache: a Redis, and a generation of its own in it. The clock is the real one, since a lease lives by it.
    /// </summary>
    public static async Task<QueryHost> StartCachedAsync(QueryFixture fixture, params (string Name, string Value)[] settings)
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(fixture.Redis, options => options.AllowAdmin = true);
        var host = await StartAsync(fixture, [EnterpriseRole.DrugProducer], settings, services => services
            .AddSingleton<IConnectionMultiplexer>(redis)
            .AddSingleton(TimeProvider.System));
        await host.Data.RunAsync("set_generation", fixture.NextGeneration());
        await host.Watch.LookAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A server with the sample product, and settings as in <c>Query:ContentNodeBudget</c>.</summary>
    public static Task<QueryHost> StartAsync(QueryFixture fixture, params (string Name, string Value)[] settings) =>
        StartAsync(fixture, [EnterpriseRole.DrugProducer], settings);

    /// <summary>The same, with the roles that every caller has. The clock stands three days after the sample's codes.</summary>
    public static Task<QueryHost> StartAsync(
        QueryFixture fixture, EnterpriseRole[] callerRoles, params (string Name, string Value)[] settings) =>
        StartAsync(fixture, callerRoles, settings, null);

    private static async Task<QueryHost> StartAsync(
        QueryFixture fixture, EnterpriseRole[] callerRoles, (string Name, string Value)[] settings,
        Action<IServiceCollection>? configure)
    {
        var setup = new QueryHostSetup
        {
            ConnectionString = await fixture.NewDatabaseAsync(),
            Roles = callerRoles,
            Services = configure,
        };
        var host = await StartAsync(setup, settings);
        await host.Data.AddProductAsync();
        return host;
    }

    /// <summary>A server on a database that may have seen others.</summary>
    internal static async Task<QueryHost> StartAsync(QueryHostSetup setup, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc(options => options.EnableDetailedErrors = true);
        builder.Services.AddSingleton<TimeProvider>(setup.Clock ?? new FakeTimeProvider(Now));
        var exports = setup.ExportFolder ?? Directory.CreateTempSubdirectory("traceengine-exports").FullName;
        builder.Services.AddTraceQuery(setup.ConnectionString, exports);
        setup.Services?.Invoke(builder.Services);
        var app = builder.Build();
        var roles = setup.Roles.ToHashSet();
        app.Use((context, next) =>
        {
            context.Features.Set(new Caller
            {
                EnterpriseId = long.Parse(context.Request.Headers[EnterpriseHeader].ToString()),
                CreditCode = SampleData.CreditCodeOf(long.Parse(context.Request.Headers[EnterpriseHeader].ToString())),
                Ak = "test",
                Roles = roles,
            });
            return next(context);
        });
        app.MapTraceQuery();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var server = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>();
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var temporary = setup.ExportFolder is null ? exports : null;
        return new QueryHost(
            app, GrpcChannel.ForAddress(address), NpgsqlDataSource.Create(setup.ConnectionString), temporary);
    }

    /// <summary>The chain as an enterprise sees it; the producer's view by default.</summary>
    public async Task<Chain> ChainAsync(string code, long enterpriseId = SampleData.Producer)
    {
        var answer = await Client.GetChainAsync(
            new GetChainRequest { Code = code },
            As(enterpriseId),
            cancellationToken: TestContext.Current.CancellationToken);
        return answer.Chain;
    }

    /// <summary>Headers of a call by an enterprise.</summary>
    public static Metadata As(long enterpriseId) => new() { { EnterpriseHeader, $"{enterpriseId}" } };

    /// <summary>Ends the server as SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _writing.DisposeAsync();
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
