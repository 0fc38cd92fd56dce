using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Access;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Data;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Host.Serving;

/// <summary>Builds the server from its rooms and runs it to its end.</summary>
internal static class ServerHost
{
    /// <summary>Environment variables with this prefix are settings: <c>TRACE_Access__MaximumKeys=50000</c>.</summary>
    public const string VariablePrefix = "TRACE_";

    public static async Task<int> RunAsync(ServeSettings settings, CancellationToken ct)
    {
        using var loggers = LoggerFactory.Create(ServerLogging.Configure);
        await using var servers = await DataServers.StartAsync(settings.Data, loggers, TimeProvider.System, ct);
        await using var app = Build(settings, servers);
        var log = app.Services.GetRequiredService<HostLog>();
        var database = app.Services.GetRequiredService<NpgsqlDataSource>();
        foreach (var problem in await DurabilityProbe.CheckAsync(database, settings.AllowUnsafe, ct))
        {
            log.NotDurable(problem.Setting, problem.Found, problem.Wanted);
        }
        return await RunAsync(app, settings, servers, ct);
    }

    /// <summary>The server, built and checked but not started.</summary>
    /// <param name="settings">What to serve and where.</param>
    /// <param name="servers">What to serve from.</param>
    /// <param name="adjust">Last say over settings and services, for tests with a clock or a fault of their own.</param>
    internal static WebApplication Build(
        ServeSettings settings, DataServers servers, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Files beside the program are the only ones read, and not watched: containers are short of watches.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.Development ? Environments.Development : Environments.Production,
        });
        builder.Configuration.AddEnvironmentVariables(VariablePrefix);
        builder.Configuration.AddInMemoryCollection(KestrelEndpoints.For(settings));
        ServerLogging.Configure(builder.Logging);

        builder.Services.AddSingleton(host => new ServerAddresses(host.GetRequiredService<IServer>(), settings));
        builder.Services
            .AddTraceServers(servers)
            .AddTraceAccess(settings.Data.Folder)
            .AddTraceTransport(settings.Development)
            .AddTraceRooms(settings.Roles, servers.Postgres, settings.Data.Folder)
            .AddTraceHealth()
            .AddTraceTelemetry();

        adjust?.Invoke(builder);
        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate(); // all of them, before the first is used
        app.UseTraceFacade(settings.Roles);
        app.UseTraceAccess();
        app.MapTraceRooms(settings.Roles);
        app.MapTraceHealth();
        app.MapTraceTelemetry();
        if (settings.Development)
        {
            app.MapGrpcReflectionService();
        }
        return app;
    }

    private static async Task<int> RunAsync(WebApplication app, ServeSettings settings, DataServers servers, CancellationToken ct)
    {
        var log = app.Services.GetRequiredService<HostLog>();
        var endpoint = new EndpointFile(settings.Data.Folder);
        await app.StartAsync(ct);
        try
        {
            var addresses = app.Services.GetRequiredService<ServerAddresses>();
            endpoint.Write(addresses.Grpc, addresses.Http, addresses.Json);
            var json = addresses.Json is { } facade ? $"  JSON {facade}" : "";
            Console.WriteLine(
                $"就绪 / ready: gRPC {addresses.Grpc}{json}  health, metrics {addresses.Http}  data {settings.Data.Folder}");
            if (servers.RedisProblem is { } problem)
            {
                Console.WriteLine(problem);
            }
            app.Lifetime.ApplicationStopping.Register(endpoint.Remove);
            await Task.WhenAny(app.WaitForShutdownAsync(ct), servers.PostgresExited);
            if (!servers.PostgresExited.IsCompleted)
            {
                return 0;
            }
            log.DatabaseEnded();
            return CommandException.OperatingCode;
        }
        finally
        {
            endpoint.Remove();
            await app.StopAsync(CancellationToken.None);
        }
    }
}
