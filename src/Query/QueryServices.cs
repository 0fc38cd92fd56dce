using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Limits;
using TraceEngine.Query.Caching;
using TraceEngine.Query.Exports;
using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Exports.Jobs;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;
using TraceEngine.Query.Listing;
using TraceEngine.Query.Reception;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query;

/// <summary>Wires the read side into a host that has gRPC and the check of calls.</summary>
public static class QueryServices
{
    /// <summary>Configuration section of the room's settings.</summary>
    private const string Section = "Query";

    /// <summary>The read side with read-only connections of its own. Settings are checked at start.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">Of the primary server: every answer is at least as new as the last ack.</param>
    /// <param name="exportFolder">Where exports are kept, unless a setting names another folder.</param>
    public static IServiceCollection AddTraceQuery(
        this IServiceCollection services, string connectionString, string exportFolder)
    {
        services.AddOptions<QueryOptions>().BindConfiguration(Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<QueryOptions>, QueryOptionsValidator>());
        services.AddSingleton<QueryLog>();
        services.AddSingleton<ILimitSource, QueryLimitSource>();
        services.AddSingleton(host => new LineageDatabase(
            connectionString, host.GetRequiredService<IOptions<QueryOptions>>().Value, host.GetService<ILoggerFactory>()));
        services.AddSingleton<QueryCalls>();
        services.AddSingleton<ChildReader>();
        services.AddSingleton<ShelvedChildren>();
        services.AddSingleton<ContentsWalk>();
        services.AddSingleton<ContentsCounter>();
        services.AddSingleton<TrailReader>();
        services.AddCaching(connectionString);
        services.AddSingleton<SettledFacts>();
        services.AddSingleton<PathHints>();
        services.AddSingleton<FirstAsks>();
        services.AddSingleton<FactReader>();
        services.AddSingleton<UnseenReader>();
        services.AddSingleton<PathReader>();
        services.AddSingleton<TableRounds>();
        services.AddSingleton<SceneLoader>();
        services.AddSingleton<ChainAssembly>();
        services.AddSingleton<ChainBatchReader>();
        services.AddSingleton<NotFoundPace>();
        services.AddSingleton<KnownAnswers>();
        services.AddSingleton<ChainStreamCall>();
        services.AddExports(connectionString, exportFolder);
        services.AddGrpc()
            .AddServiceOptions<QueryGrpcService>(static service => service.Interceptors.Add<NotFoundPace>())
            .AddServiceOptions<ReconcileGrpcService>(static service => service.Interceptors.Add<NotFoundPace>())
            .AddServiceOptions<ExportGrpcService>(static service => service.Interceptors.Add<NotFoundPace>());
        return services.AddReconcile(connectionString).AddListing(connectionString);
    }

    /// <summary>Maps <c>QueryService</c>, <c>ReconcileService</c> and <c>ExportService</c>.</summary>
    public static IEndpointRouteBuilder MapTraceQuery(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<QueryGrpcService>();
        endpoints.MapGrpcService<ReconcileGrpcService>();
        endpoints.MapGrpcService<ExportGrpcService>();
        return endpoints;
    }

    private static void AddExports(this IServiceCollection services, string connectionString, string exportFolder) => services
        .AddSingleton(host => new ExportDatabase(
            connectionString,
            host.GetRequiredService<IOptions<QueryOptions>>().Value,
            host.GetRequiredService<TimeProvider>(),
            host.GetService<ILoggerFactory>()))
        .AddSingleton<IExportDisk, ExportDisk>()
        .AddSingleton(host => new ExportFolder(
            host.GetRequiredService<IOptions<QueryOptions>>().Value.Exports.Folder is { Length: > 0 } asked
                ? asked
                : exportFolder,
            host.GetRequiredService<IExportDisk>(),
            host.GetRequiredService<IOptions<QueryOptions>>()))
        .AddSingleton<ExportJobs>()
        .AddSingleton<ExportQueue>()
        .AddSingleton<ChunkLedger>()
        .AddSingleton<ExportChains>()
        .AddSingleton<ExportSelections>()
        .AddSingleton<ExportSignals>()
        .AddSingleton<ExportRun>()
        .AddSingleton<ExportRunner>()
        .AddSingleton<ExportSweep>()
        .AddSingleton<ExportCreation>()
        .AddSingleton<ExportDownload>()
        .AddSingleton<ExportWorker>()
        .AddSingleton<IHostedService>(host => new BackgroundStart(host.GetRequiredService<ExportWorker>()));

    private static IServiceCollection AddReconcile(this IServiceCollection services, string connectionString) => services
        .AddSingleton(host => new ReconcileDatabase(
            connectionString, host.GetRequiredService<IOptions<QueryOptions>>().Value, host.GetService<ILoggerFactory>()))
        .AddSingleton<LotFinder>()
        .AddSingleton<LotScan>()
        .AddSingleton<LotReconciler>()
        .AddSingleton<LotReconciliation>()
        .AddSingleton<DutyCustody>()
        .AddSingleton<DutyReader>();

    private static IServiceCollection AddListing(this IServiceCollection services, string connectionString) => services
        .AddSingleton(host => new ListingDatabase(
            connectionString, host.GetRequiredService<IOptions<QueryOptions>>().Value, host.GetService<ILoggerFactory>()))
        .AddSingleton<ScopeReader>()
        .AddSingleton<ContentsReader>()
        .AddSingleton<SectionCodes>()
        .AddSingleton<DaySections>()
        .AddSingleton<DayRepeats>()
        .AddSingleton<DocumentParts>()
        .AddSingleton<NamedCodeRows>()
        .AddSingleton<ListTargetFinder>()
        .AddSingleton<CodeLister>()
        .AddSingleton<CodeSelector>()
        .AddSingleton<ListingCalls>();
}
