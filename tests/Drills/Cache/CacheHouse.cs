using Npgsql;
using TraceEngine.Contracts.Parties;
using TraceEngine.Drills.Kit;
using TraceEngine.Host.Data;
using TraceEngine.Query.Caching;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Drills.Cache;

/// <summary>Two hosts on one PostgreSQL and on Redis servers of the drill's own, each host with its own ways to them.</summary>
internal sealed class CacheHouse : IAsyncDisposable
{
    private const int HostCount = 2;

    private readonly DrillFolder _folder = new();
    private readonly ChildThread _children = new();
    private readonly List<CacheHost> _hosts = [];
    private readonly List<RedisServer> _redis = [];
    private PrivateServers? _servers;
    private NpgsqlDataSource? _database;

    private CacheHouse(RedisKind kind)
    {
        Kind = kind;
        Directory.CreateDirectory(_folder.Path);
    }

    public RedisKind Kind { get; }

    public string Postgres => _servers!.PostgresConnectionString;

    public IReadOnlyList<CacheHost> Hosts => _hosts;

    /// <summary>The master first, as the drill begins.</summary>
    public IReadOnlyList<RedisServer> Redis => _redis;

    public string Maker { get; } = CreditCode.FromBody("91000000TRACEDR10").Value;

    public string Dealer { get; } = CreditCode.FromBody("91000000TRACEDR20").Value;

    public string Ak { get; private set; } = "";

    public string Sk { get; private set; } = "";

    public static async Task<CacheHouse> StartAsync(RedisKind kind, int seed, CancellationToken ct)
    {
        var house = new CacheHouse(kind);
        try
        {
            await house.StartServersAsync(ct);
            for (var host = 0; host < HostCount; host++)
            {
                var links = house._redis.ConvertAll(server => new RedisLink(server.Port));
                house._hosts.Add(new CacheHost(house, house._folder.Path, links, new Delays(seed + host)));
                await house._hosts[host].StartAsync(ct);
            }

            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    /// <summary>The generation that all hosts agree on, and whether it is closed.</summary>
    public async Task<(long Number, bool IsClosed)> GenerationAsync(CancellationToken ct)
    {
        await using var command = _database!.CreateCommand(
            SqlText.Load(typeof(CacheHouse).Assembly, "read_generation"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetBoolean(1));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
            foreach (var link in host.Links)
            {
                await link.DisposeAsync();
            }
        }

        foreach (var server in _redis)
        {
            await server.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (_servers is not null)
        {
            await _servers.DisposeAsync();
        }

        _children.Dispose();
        _folder.Dispose();
    }

    private async Task StartServersAsync(CancellationToken ct)
    {
        _servers = await PrivateServers.StartAsync(
            new PrivateServersOptions { Ephemeral = true, WithRedis = false, SharedBuffersMiBAtMost = 256, MaxConnections = 300 },
            TimeProvider.System,
            null,
            ct);
        await new MigrationRunner(Postgres).MigrateAsync(ct);
        _database = NpgsqlDataSource.Create(Postgres);
        for (var server = 0; server < (Kind == RedisKind.Replicated ? 2 : 1); server++)
        {
            _redis.Add(new RedisServer(_children, Path.Combine(_folder.Path, $"redis-{server}")));
            await _redis[server].StartAsync(ct);
        }

        if (Kind == RedisKind.Replicated)
        {
            await _redis[1].FollowAsync(_redis[0], ct);
        }

        await MakeEnterprisesAsync(ct);
    }

    private async Task MakeEnterprisesAsync(CancellationToken ct)
    {
        await using var access = await AccessSession.OpenAsync(new DataLocation(_folder.Path, Postgres, null), ct);
        await access.Enterprises.RegisterAsync(
            Dealer, "演练商业", new HashSet<EnterpriseRole> { EnterpriseRole.Distributor }, AccessSession.Actor, ct);
        var maker = await access.Enterprises.RegisterAsync(
            Maker, "演练药业", new HashSet<EnterpriseRole> { EnterpriseRole.DrugProducer }, AccessSession.Actor, ct);
        var key = await access.Keys.CreateAsync(maker, "drill", AccessSession.Actor, ct);
        (Ak, Sk) = (key.Ak, key.Secret.Reveal());
    }
}
