using System.Globalization;
using System.Net;
using TraceEngine.Drills.Kit;
using TraceEngine.Host.Data;

namespace TraceEngine.Drills.Cache;

/// <summary>
/// One engine host for ingest and queries in this process, with ways of its own to Redis; it may die and start again.
/// </summary>
internal sealed class CacheHost(CacheHouse house, string folder, IReadOnlyList<RedisLink> links, Delays delays)
    : IAsyncDisposable
{
    private readonly IPEndPoint _listen = new(IPAddress.Loopback, LoopbackPort.Free());
    private HostLife? _life;
    private (long Hits, long Filled, long Refused) _ended;

    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"http://{_listen}");

    public IReadOnlyList<RedisLink> Links => links;

    /// <summary>Whether it uses the cache just now.</summary>
    public bool IsCaching => _life?.IsCaching == true;

    /// <summary>What its cache has done, in all its lives.</summary>
    public (long Hits, long Filled, long Refused) Figures => _life?.Metrics is { } now
        ? (_ended.Hits + now.Hits, _ended.Filled + now.Filled, _ended.Refused + now.Refused)
        : _ended;

    public async Task StartAsync(CancellationToken ct)
    {
        var addresses = string.Join(',', links.Select(link => $"127.0.0.1:{link.Port}"));
        var data = new DataLocation(folder, house.Postgres, $"{addresses},configCheckSeconds=1,tiebreaker=");
        _life = await HostLife.StartAsync(data, _listen, house.Kind, delays, ct);
    }

    /// <summary>Dies as soon as it stands between a COMMIT and the emptying of its shelves.</summary>
    public async Task DieBehindCommitAsync(CancellationToken ct)
    {
        await _life!.ReachDeathBehindCommitAsync(ct);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_life is { } life)
        {
            _ended = Figures;
            _life = null;
            await life.DisposeAsync();
        }
    }
}
