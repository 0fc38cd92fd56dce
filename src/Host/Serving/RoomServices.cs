namespace TraceEngine.Host.Serving;

/// <summary>Which rooms a process serves, by its roles.</summary>
internal static class RoomServices
{
    public static IServiceCollection AddTraceRooms(this IServiceCollection services, IReadOnlySet<ServeRole> roles)
    {
        if (roles.Contains(ServeRole.Ingest))
        {
        }
        if (roles.Contains(ServeRole.Query))
        {
        }
        return services;
    }

    public static void MapTraceRooms(this IEndpointRouteBuilder app, IReadOnlySet<ServeRole> roles)
    {
        if (roles.Contains(ServeRole.Ingest))
        {
        }
        if (roles.Contains(ServeRole.Query))
        {
        }
    }
}
