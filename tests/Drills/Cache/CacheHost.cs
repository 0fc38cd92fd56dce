using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TraceEngine.Drills.Kit;
using TraceEngine.Host.Data;
using TraceEngine.Host.Serving;
using TraceEngine.Ingest.Copying.Shelving;
using TraceEngine.Query.Caching;

namespace TraceEngine.Drills.Cache;

/// <summary>One engine host for ingest and queries in this process, with ways of its own to Redis.</summary>
internal sealed class CacheHost(CacheHouse house, string folder, IReadOnlyList<RedisLink> links, Delays delays) : IAsyncDisposable
{
    private static readonly TimeSpan GivenToCalls = TimeSpan.FromMilliseconds(50);

    private readonly int _port = LoopbackPort.Free();
    private WebApplication? _app;
    private DataServers? _servers;
    private DeathBehindCommit _death = new();
    private (long Hits, long Filled, long Refused) _ended;

    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}");

    public IReadOnlyList<RedisLink> Links => links;

    /// <summary>Whether it uses the cache just now.</summary>
    public bool IsCaching => _app?.Services.GetRequiredService<IFactShelf>().Enter() is not null;

    /// <summary>What its cache has done, in all its lives.</summary>
    public (long Hits, long Filled, long Refused) Figures
    {
        get
        {
            var metrics = _app?.Services.GetRequiredService<CacheMetrics>();
            return (
                _ended.Hits + (metrics?.Hits ?? 0), _ended.Filled + (metrics?.Filled ?? 0),
                _ended.Refused + (metrics?.Refused ?? 0));
        }
    }

    public async Task StartAsync(CancellationToken ct)
    {
        var addresses = string.Join(',', links.Select(link => $"127.0.0.1:{link.Port}"));
        var data = new DataLocation(folder, house.Postgres, $"{addresses},configCheckSeconds=1,tiebreaker=");
        var settings = new ServeSettings
        {
            Data = data,
            Listen = new IPEndPoint(IPAddress.Loopback, _port),
            Http = new IPEndPoint(IPAddress.Loopback, 0),
            Roles = new HashSet<ServeRole> { ServeRole.Ingest, ServeRole.Query },
        };
        _death = new DeathBehindCommit();
        _servers = await DataServers.StartAsync(data, NullLoggerFactory.Instance, TimeProvider.System, ct);
        _app = ServerHost.Build(settings, _servers, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?> { ["Query:Cache:Kind"] = house.Kind.ToString() });
            Wrap<IFactShelf>(builder.Services, shelf => new DelayedShelf(shelf, delays));
            Wrap<IShelves>(builder.Services, shelves => new DelayedShelves(shelves, delays, _death));
        });
        await _app.StartAsync(ct);
    }

    /// <summary>Dies as soon as it stands between a COMMIT and the emptying of its shelves.</summary>
    public async Task DieBehindCommitAsync(CancellationToken ct)
    {
        _death.Arm();
        await _death.Caught.WaitAsync(ct);
        _death.Die();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _death.Die();
        await EndAsync();
    }

    private async Task EndAsync()
    {
        if (_app is not { } app)
        {
            return;
        }

        _ended = Figures;
        _app = null;

        using var soon = new CancellationTokenSource(GivenToCalls, TimeProvider.System);
        try
        {
            await app.StopAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // What had not ended by then ends with its connection.
        }

        await app.DisposeAsync();
        await _servers!.DisposeAsync();
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrapped)
        where T : class
    {
        var make = services.Last(service => service.ServiceType == typeof(T)).ImplementationFactory!;
        services.AddSingleton(provider => wrapped((T)make(provider)));
    }
}
