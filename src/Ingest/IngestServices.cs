using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using TraceEngine.Contracts.Limits;
using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Postgres;
using TraceEngine.Ingest.Copying.Shelving;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Reception;
using TraceEngine.Ingest.Telemetry;
using TraceEngine.Ingest.Validation;
using TraceEngine.Ingest.Validation.Flows;
using TraceEngine.Ingest.Validation.Packaging;

namespace TraceEngine.Ingest;

/// <summary>Wires the room: Reception, Validation, Batching, Copying, and the catalog beside them.</summary>
public static class IngestServices
{
    private const string Section = "Ingest";

    /// <summary>Everything that writes trace data. Needs a data source, id blocks and a clock in the container.</summary>
    public static IServiceCollection AddTraceIngest(this IServiceCollection services)
    {
        services.AddOptions<IngestOptions>().BindConfiguration(Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>();
        services.AddSingleton<IngestMetrics>();
        services.AddTraceCatalog();
        return services.AddReception().AddValidation().AddBatching().AddCopying();
    }

    /// <summary>Maps the ingest, ledger and catalog services.</summary>
    public static IEndpointRouteBuilder MapTraceIngest(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<IngestGrpcService>();
        endpoints.MapGrpcService<LedgerGrpcService>();
        endpoints.MapGrpcService<LimitsGrpcService>();
        endpoints.MapGrpcService<CatalogGrpcService>();
        return endpoints;
    }

    private static IServiceCollection AddReception(this IServiceCollection services) => services
        .AddSingleton(provider => provider.Options().Limits)
        .AddSingleton(provider => provider.Options().Reception)
        .AddSingleton<ReceptionServices>()
        .AddSingleton<ILimitSource, IngestLimitSource>()
        .AddSingleton<StreamCalls>()
        .AddSingleton<DocumentCalls>()
        .AddSingleton<ActivationMessages>()
        .AddSingleton<PackagingMessages>()
        .AddSingleton<FlowMessages>();

    private static IServiceCollection AddValidation(this IServiceCollection services) => services
        .AddSingleton<ProvisionalProducts>()
        .AddSingleton<ActivationValidator>()
        .AddSingleton<PackagingValidator>()
        .AddSingleton<ProductValidator>()
        .AddSingleton<FlowValidator>();

    private static IServiceCollection AddBatching(this IServiceCollection services) => services
        .AddSingleton(provider => provider.Options().Lanes)
        .AddSingleton<LaneClock>()
        .AddSingleton(MakeLanes)
        .AddSingleton<StreamRegistry>()
        .AddSingleton<DocumentUploads>()
        .AddHostedService<LaneService>();

    private static IServiceCollection AddCopying(this IServiceCollection services) => services
        .AddSingleton(provider => provider.Options().Writer)
        .AddSingleton(provider => provider.Options().Rows)
        .AddSingleton(provider => provider.Options().Shelves)
        .AddSingleton<LotBook>()
        .AddSingleton<LedgerPages>()
        .AddSingleton<ILedger, PostgresLedger>()
        .AddSingleton<ICacheGenerations, PostgresGenerations>()
        .AddSingleton(MakeShelves)
        .AddSingleton<GroupWriter>();

    private static IngestOptions Options(this IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<IngestOptions>>().Value;

    private static LaneSet MakeLanes(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<LaneOptions>();
        var count = options.Count == 0 ? Environment.ProcessorCount : options.Count;
        Lane Make(int number, bool isPenalty) => new(
            number,
            isPenalty,
            provider.GetRequiredService<GroupWriter>(),
            provider.GetRequiredService<LaneClock>(),
            options,
            provider.GetRequiredService<ILogger<Lane>>());
        return new LaneSet([.. Enumerable.Range(0, count).Select(number => Make(number, false))], Make(count, true));
    }

    /// <summary>Without Redis in the container there is no cache to empty. The connection is made on first need.</summary>
    private static IShelves MakeShelves(IServiceProvider provider)
    {
        var isConfigured = provider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IConnectionMultiplexer));
        return isConfigured
            ? new RedisShelves(
                new Lazy<IConnectionMultiplexer>(provider.GetRequiredService<IConnectionMultiplexer>),
                provider.GetRequiredService<ICacheGenerations>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ShelvesOptions>(),
                provider.GetRequiredService<ILogger<RedisShelves>>())
            : new NoShelves();
    }
}
