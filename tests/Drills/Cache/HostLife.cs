using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TraceEngine.Host.Data;
using TraceEngine.Host.Serving;
using TraceEngine.Ingest.Copying.Shelving;
using TraceEngine.Query.Caching;

namespace TraceEngine.Drills.Cache;

/// <summary>One life of a host, from its start to its end or death.</summary>
internal sealed class HostLife : IAsyncDisposable
{
    private static readonly TimeSpan GivenToCalls = TimeSpan.FromMilliseconds(50);

    private readonly WebApplication _app;
    private readonly DataServers _servers;
    private readonly DeathBehindCommit _death;

    private HostLife(WebApplication app, DataServers servers, DeathBehindCommit death) =>
        (_app, _servers, _death) = (app, servers, death);

    /// <summary>Whether it uses the cache just now.</summary>
    public bool IsCaching => _app.Services.GetRequiredService<IFactShelf>().Enter() is not null;

    /// <summary>What its cache has done.</summary>
    public CacheMetrics Metrics => _app.Services.GetRequiredService<CacheMetrics>();

    public static async Task<HostLife> StartAsync(
        DataLocation data, IPEndPoint listen, RedisKind kind, Delays delays, CancellationToken ct)
    {
        var settings = new ServeSettings
        {
            Data = data,
            Listen = listen,
            Http = new IPEndPoint(IPAddress.Loopback, 0),
            Json = new IPEndPoint(IPAddress.Loopback, 0),
            Roles = new HashSet<ServeRole> { ServeRole.Ingest, ServeRole.Query },
        };
        var death = new DeathBehindCommit();
        var servers = await DataServers.StartAsync(data, NullLoggerFactory.Instance, TimeProvider.System, ct);
        var app = ServerHost.Build(settings, servers, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?> { ["Query:Cache:Kind"] = kind.ToString() });
            Wrap<IFactShelf>(builder.Services, shelf => new DelayedShelf(shelf, delays));
            Wrap<IShelves>(builder.Services, shelves => new DelayedShelves(shelves, delays, death));
        });
        await app.StartAsync(ct);
        return new HostLife(app, servers, death);
    }

    /// <summary>Completes when it stands between a COMMIT and its shelves, where it stays until its end.</summary>
    public Task ReachDeathBehindCommitAsync(CancellationToken ct)
    {
        _death.Arm();
        return _death.Caught.WaitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _death.Die();
        using var soon = new CancellationTokenSource(GivenToCalls, TimeProvider.System);
        try
        {
            await _app.StopAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // What had not ended by then ends with its connection.
        }

        await _app.DisposeAsync();
        await _servers.DisposeAsync();
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrapped)
        where T : class
    {
        var make = services.Last(service => service.ServiceType == typeof(T)).ImplementationFactory!;
        services.AddSingleton(provider => wrapped((T)make(provider)));
    }
}
