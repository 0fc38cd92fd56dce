using TraceEngine.Ingest;
using TraceEngine.Query;

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
        return services;
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
