using TraceEngine.Ingest;
using TraceEngine.Query;
using TraceEngine.Signing;

namespace TraceEngine.Host.Serving;

/// <summary>Which rooms a process serves, by its roles. Each room adds its services and maps its calls here.</summary>
internal static class RoomServices
{
    private const string ExportFolder = "exports";

    /// <param name="services">The host's services.</param>
    /// <param name="roles">What this process is for.</param>
    /// <param name="postgres">Of the primary server; for rooms that keep connections of their own kind.</param>
    /// <param name="dataFolder">For rooms that keep files.</param>
    public static IServiceCollection AddTraceRooms(
        this IServiceCollection services, IReadOnlySet<ServeRole> roles, string postgres, string dataFolder)
    {
        if (roles.Contains(ServeRole.Ingest))
        {
            services.AddTraceIngest();
        }
        if (roles.Contains(ServeRole.Query))
        {
            services.AddTraceQuery(postgres, Path.Combine(dataFolder, ExportFolder));
        }
        if (roles.Contains(ServeRole.Signing))
        {
            services.AddTraceSigning(
                ServerAddresses.Internal, roles.Contains(ServeRole.Ingest), roles.Contains(ServeRole.Query));
        }
        return services;
    }

    /// <summary>The facade answers what comes to its endpoint, before anything else looks at it.</summary>
    public static void UseTraceFacade(this IApplicationBuilder app, IReadOnlySet<ServeRole> roles)
    {
        if (roles.Contains(ServeRole.Signing))
        {
            app.MapWhen(
                context => context.Features.Get<JsonConnection>() is not null,
                static facade => facade.RunTraceSigning());
        }
    }

    public static void MapTraceRooms(this IEndpointRouteBuilder app, IReadOnlySet<ServeRole> roles)
    {
        if (roles.Contains(ServeRole.Ingest))
        {
            app.MapTraceIngest();
        }
        if (roles.Contains(ServeRole.Query))
        {
            app.MapTraceQuery();
        }
    }
}
