using Npgsql;
using TraceEngine.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Parties;
using TraceEngine.Drills.Kit.Sources;
using TraceEngine.Host.Data;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Drills.Kit;

/// <summary>
/// Everything around a server under test: a private PostgreSQL (and Redis) that belongs to the drill, a producer with a key and a
/// product, and the server as a process that can be killed and started again on the same port.
/// </summary>
internal sealed class DrillHouse : IAsyncDisposable
{
    private readonly DrillFolder _folder = new();
    private readonly int _port = LoopbackPort.Free();
    private IReadOnlyDictionary<string, string> _settings = new Dictionary<string, string>();
    private PrivateServersOptions? _databaseOptions;
    private PrivateServers? _servers;
    private NpgsqlDataSource? _database;
    private HostProcess? _server;

    private DrillHouse() => Directory.CreateDirectory(_folder.Path);

    /// <summary>The servers that belong to the drill.</summary>
    public PrivateServers Servers =>
        _servers ?? throw new InvalidOperationException("The database belongs to the server under test.");

    /// <summary>For looking into the tables.</summary>
    public NpgsqlDataSource Database => _database!;

    /// <summary>The server that runs now, or ran last.</summary>
    public HostProcess Server => _server!;

    public string DataFolder => _folder.Path;

    public string Endpoint => $"http://127.0.0.1:{_port}";

    /// <summary>URL of the signed JSON interface of the server that runs now.</summary>
    public string JsonEndpoint => File.ReadAllText(Path.Combine(DataFolder, "run", "json-endpoint")).Trim();

    public string CreditCode { get; } = Contracts.Parties.CreditCode.FromBody("91000000TRACEDR10").Value;

    public string Ak { get; private set; } = "";

    public string Sk { get; private set; } = "";

    /// <summary>A server on a database that belongs to the drill.</summary>
    /// <param name="ct">Gives up.</param>
    /// <param name="withRedis">Whether the server knows a Redis.</param>
    /// <param name="isKept">Whether the data outlive the database's process, for a drill that kills it.</param>
    /// <param name="settings">Settings of the server by their path, such as <c>Query:Exports:LeaseTime</c>.</param>
    public static async Task<DrillHouse> StartAsync(
        CancellationToken ct,
        bool withRedis = false,
        bool isKept = false,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        var house = new DrillHouse();
        house._settings = settings ?? house._settings;
        house._databaseOptions = new PrivateServersOptions
        {
            Ephemeral = !isKept,
            DataFolder = Path.Combine(house.DataFolder, "database"),
            WithRedis = withRedis,
            SharedBuffersMiBAtMost = 256,
        };
        return await house.SettleAsync(
            async () =>
            {
                await house.StartDatabaseAsync(ct);
                var postgres = house.Servers.PostgresConnectionString;
                await new MigrationRunner(postgres).MigrateAsync(ct);
                house._database = NpgsqlDataSource.Create(postgres);
            },
            ct);
    }

    /// <summary>A server with a private database of its own, as <c>./trace serve</c> runs it.</summary>
    public static Task<DrillHouse> StartWholeAsync(CancellationToken ct)
    {
        var house = new DrillHouse();
        return house.SettleAsync(() => Task.CompletedTask, ct);
    }

    /// <summary>Starts PostgreSQL, again after a kill.</summary>
    public async Task StartDatabaseAsync(CancellationToken ct) =>
        _servers = await PrivateServers.StartAsync(_databaseOptions!, TimeProvider.System, null, ct);

    /// <summary>kill -9 of PostgreSQL's main process, and its end.</summary>
    public async Task KillDatabaseAsync()
    {
        Signal.Kill.SendTo(Servers.PostgresProcessId!.Value);
        await Servers.PostgresExited;
        await Servers.DisposeAsync();
    }

    /// <summary>Starts the server on the port it had before; returns when it takes calls.</summary>
    public async Task StartServerAsync(CancellationToken ct)
    {
        string[] postgres = _servers is null ? [] : ["--postgres", _servers.PostgresConnectionString];
        string[] redis = _servers?.RedisConnectionString is { } connection ? ["--redis", connection] : [];
        _server = await HostProcess.StartAsync(
            DataFolder,
            _settings,
            ["serve", .. postgres, .. redis, "--listen", $"127.0.0.1:{_port}", "--http", "127.0.0.1:0", "--json", "127.0.0.1:0"]);
        await _server.ReadyAsync(ct);
    }

    /// <summary>kill -9, as a power cut would end it.</summary>
    public async Task KillServerAsync(CancellationToken ct)
    {
        await Server.EndAsync(Signal.Kill, ct);
        await Server.DisposeAsync();
    }

    /// <summary>A client as people install it, only less patient with a server that is down for an instant.</summary>
    public TraceClient Connect() => Connect(Endpoint, Ak, Sk);

    public static TraceClient Connect(string endpoint, string ak, string sk) => new(new TraceClientOptions
    {
        Endpoint = endpoint,
        Ak = ak,
        Sk = sk,
        Backoff = new Backoff { First = TimeSpan.FromMilliseconds(20), Longest = TimeSpan.FromMilliseconds(200) },
    });

    /// <summary>Tables and ledgers agree, or the report says where they don't.</summary>
    public async Task CheckAsync(IEnumerable<StreamLedger> ledgers, DrillReport report, CancellationToken ct)
    {
        await using var client = Connect();
        var check = new TableCheck(Database, client, report);
        await check.RunAsync(ledgers, ct);
        report.Figure("batches answered and stored", check.Batches);
        report.Figure("codes answered and stored", check.Codes);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (_server is { HasExited: false } && _servers is null)
        {
            // Its database should not outlive the folder.
            await _server.EndAsync(Signal.Terminate, CancellationToken.None);
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_servers is not null)
        {
            await _servers.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task<DrillHouse> SettleAsync(Func<Task> start, CancellationToken ct)
    {
        try
        {
            await start();
            await MakeProducerAsync(ct);
            await StartServerAsync(ct);
            _database ??= await AttachAsync(ct);
            await using var client = Connect();
            await client.RegisterProductAsync(Line.Product, ct);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task<NpgsqlDataSource> AttachAsync(CancellationToken ct)
    {
        var options = new PrivateServersOptions { DataFolder = DataFolder };
        var attached = await PrivateServers.TryAttachAsync(options, TimeProvider.System, ct);
        return NpgsqlDataSource.Create(attached!.PostgresConnectionString);
    }

    // Before the server starts: a running one learns of new keys a little later.
    private async Task MakeProducerAsync(CancellationToken ct)
    {
        await using var access = await AccessSession.OpenAsync(
            new DataLocation(DataFolder, _servers?.PostgresConnectionString, null), ct);
        var enterprise = await access.Enterprises.RegisterAsync(
            CreditCode, "演练药业", new HashSet<EnterpriseRole> { EnterpriseRole.DrugProducer }, AccessSession.Actor, ct);
        var key = await access.Keys.CreateAsync(enterprise, "drill", AccessSession.Actor, ct);
        (Ak, Sk) = (key.Ak, key.Secret.Reveal());
    }
}
