using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Caching;

/// <summary>
/// Wires the cache: with a Redis in the container, and unless it is switched off; else every request reads the tables.
/// </summary>
internal static class CachingServices
{
    public static IServiceCollection AddCaching(this IServiceCollection services, string connectionString)
    {
        services.AddMetrics();
        services.AddSingleton<CacheMetrics>();
        services.AddSingleton(host => host.GetRequiredService<IOptions<QueryOptions>>().Value.Cache);
        services.AddSingleton(host => new Lazy<IConnectionMultiplexer>(host.GetRequiredService<IConnectionMultiplexer>));
        services.AddSingleton<ICacheGenerations>(host => new GenerationTable(
            connectionString, host.GetRequiredService<CacheOptions>(), host.GetService<ILoggerFactory>()));
        services.AddSingleton<IRedisMaster, RedisMaster>();
        services.AddSingleton<GenerationWatch>();
        services.AddSingleton<IFactShelf>(host =>
            HasCache(host) ? ActivatorUtilities.CreateInstance<RedisShelf>(host) : new NoShelf());
        return services.AddSingleton<IHostedService>(
            host => new BackgroundStart(HasCache(host) ? host.GetRequiredService<GenerationWatch>() : null));
    }

    private static bool HasCache(IServiceProvider host) =>
        host.GetRequiredService<CacheOptions>().Enabled
        && host.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IConnectionMultiplexer));
}
