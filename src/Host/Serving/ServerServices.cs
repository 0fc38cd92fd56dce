using Npgsql;
using StackExchange.Redis;
using TraceEngine.Host.Data;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Host.Serving;

/// <summary>What all rooms stand on: the database, the ids, the clock, and Redis when there is one.</summary>
internal static class ServerServices
{
    // All statements are look-ups by key. A plan made for one array of keys on tables without statistics may read a whole table;
    // the generic one takes the index, whatever the statistics say.
    private static readonly TraceDataSourceOptions Connections = new()
    {
        SessionSettings = new Dictionary<string, string> { ["plan_cache_mode"] = "force_generic_plan" },
    };

    public static IServiceCollection AddTraceServers(this IServiceCollection services, DataServers servers)
    {
        services.AddSingleton<HostLog>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(
            host => TraceDataSource.Create(servers.Postgres, Connections, host.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(host => new IdBlocks(host.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System));
        if (servers.Redis is { } redis)
        {
            services.AddSingleton<IConnectionMultiplexer>(_ => Connect(redis));
        }
        return services;
    }

    // On first use. A Redis that is away costs a second once; the connection is then made in the background when it comes back.
    private static ConnectionMultiplexer Connect(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1_000;
        options.ConnectRetry = 1;
        options.ClientName = "traceengine";

        // The library's word for letting INFO and CONFIG GET through: a plain Redis is looked at from time to time.
        options.AllowAdmin = true;

        // How long a look-up in the cache may take before its request goes on with the tables alone; seen at the next heartbeat.
        options.AsyncTimeout = 300;
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(200);

        // A command that waits for a connection would hold its request up to the time limit, and run late.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        return ConnectionMultiplexer.Connect(options);
    }
}
