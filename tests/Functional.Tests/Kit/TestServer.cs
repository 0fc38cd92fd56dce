using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Keys;
using TraceEngine.Client;
using TraceEngine.Contracts.Parties;
using TraceEngine.Host.Data;
using TraceEngine.Host.Serving;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>
/// The whole server in this process: real Kestrel, real PostgreSQL, a database of its own. A second host on the same database
/// is made by <see cref="StartSecondHostAsync"/>.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataServers _servers;
    private readonly string _direct;
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;

    private TestServer(
        WebApplication app, DataServers servers, string direct, DirectoryInfo folder, bool ownsFolder, ServerAddresses addresses)
    {
        (_app, _servers, _direct, _folder, _ownsFolder) = (app, servers, direct, folder, ownsFolder);
        (Endpoint, JsonEndpoint, HttpEndpoint) = (addresses.Grpc, addresses.Json!, addresses.Http);
        Database = NpgsqlDataSource.Create(direct);
    }

    public string Endpoint { get; }

    /// <summary>URL of health and metrics.</summary>
    public string HttpEndpoint { get; }

    /// <summary>URL of the signed JSON interface.</summary>
    public string JsonEndpoint { get; }

    /// <summary>For tests that look into the tables: connections of the test's own, never the server's.</summary>
    public NpgsqlDataSource Database { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>A migrated database and a server on it.</summary>
    /// <param name="fixture">The PostgreSQL to make the database in.</param>
    /// <param name="withRedis">Whether the server knows a Redis.</param>
    /// <param name="redis">Another Redis than the fixture's.</param>
    public static Task<TestServer> StartAsync(ServersFixture fixture, bool withRedis = false, string? redis = null) =>
        StartAsync(fixture, new ServerSetup { Redis = redis ?? (withRedis ? fixture.Servers.RedisConnectionString : null) });

    /// <summary>A migrated database and a server on it, set up for the test.</summary>
    public static async Task<TestServer> StartAsync(ServersFixture fixture, ServerSetup setup)
    {
        var direct = await fixture.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("traceengine-functional");
        var way = new NpgsqlConnectionStringBuilder(setup.Way?.Invoke(direct) ?? direct);
        if (setup.SessionSettings is { } session)
        {
            way.Options = session;
        }

        return await StartAsync(
            new DataLocation(folder.FullName, way.ConnectionString, setup.Redis), direct, folder, ownsFolder: true, setup);
    }

    /// <summary>Another host on the same database and master key.</summary>
    /// <param name="setup">Null takes the defaults; its Redis and its way to the database are those of the first host.</param>
    public Task<TestServer> StartSecondHostAsync(ServerSetup? setup = null) =>
        StartAsync(
            new DataLocation(_folder.FullName, _direct, _servers.Redis),
            _direct,
            _folder,
            ownsFolder: false,
            setup ?? new ServerSetup());

    /// <summary>A producer with a key.</summary>
    public Task<TestEnterprise> AddEnterpriseAsync(int number = 1, params EnterpriseRole[] roles) =>
        AddEnterpriseAsync(number, Strictness.Strict, roles);

    /// <summary>An enterprise with a key and a strictness of its own.</summary>
    public async Task<TestEnterprise> AddEnterpriseAsync(int number, Strictness strictness, params EnterpriseRole[] roles)
    {
        var credit = CreditCode.FromBody($"91310000MA1FL{number:D4}");
        var wanted = roles.Length > 0 ? roles : [EnterpriseRole.DrugProducer];
        var enterprise = await Services.GetRequiredService<EnterpriseDirectory>().RegisterAsync(
            credit.Value, $"测试企业 {number}", wanted.ToHashSet(), "test", TestContext.Current.CancellationToken);
        if (strictness != Strictness.Strict)
        {
            await Services.GetRequiredService<EnterpriseSettings>().SetStrictnessAsync(
                enterprise, strictness, "test", TestContext.Current.CancellationToken);
        }

        var key = await Services.GetRequiredService<KeyRegistry>().CreateAsync(
            enterprise, "test", "test", TestContext.Current.CancellationToken);
        return new TestEnterprise(credit.Value, key.Ak, key.Secret.Reveal());
    }

    /// <summary>A client of the library that people install.</summary>
    public TraceClient Connect(TestEnterprise enterprise) =>
        new(new TraceClientOptions { Endpoint = Endpoint, Ak = enterprise.Ak, Sk = enterprise.Sk });

    /// <summary>A raw, signed gRPC client for messages that the library would not send.</summary>
    internal RawClient ConnectRaw(TestEnterprise enterprise) => new(Endpoint, enterprise);

    /// <summary>Rows of a table, read over a fresh connection.</summary>
    public Task<long> CountAsync(string table) => ReadAsync<long>($"SELECT count(*) FROM {table}");

    /// <summary>A single value from the tables.</summary>
    public async Task<T> ReadAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Database.CreateCommand(sql);
        Bind(command, parameters);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Changes the tables behind the server's back; the number of rows that it hit.</summary>
    public async Task<int> ChangeAsync(string sql, params object[] parameters)
    {
        await using var command = Database.CreateCommand(sql);
        Bind(command, parameters);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static void Bind(NpgsqlCommand command, object[] parameters)
    {
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        await _servers.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }

    /// <summary>Ends the host as SIGTERM does: drains, then stops. The test goes on looking into the tables.</summary>
    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    private static async Task<TestServer> StartAsync(
        DataLocation data, string direct, DirectoryInfo folder, bool ownsFolder, ServerSetup setup)
    {
        var loopback = new IPEndPoint(IPAddress.Loopback, 0);
        var settings = new ServeSettings
        {
            Data = data,
            Listen = loopback,
            Http = loopback,
            Json = loopback,
            Certificate = setup.Certificate,
            CertificateKey = setup.CertificateKey,
            Roles = new HashSet<ServeRole> { ServeRole.Ingest, ServeRole.Query, ServeRole.Signing },
        };
        var servers = await DataServers.StartAsync(data, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        var app = ServerHost.Build(settings, servers, builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Critical);
            builder.Configuration.AddInMemoryCollection(setup.Settings);
            if (setup.Time is { } time)
            {
                builder.Services.AddSingleton(time);
            }

            setup.Services?.Invoke(builder.Services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestServer(app, servers, direct, folder, ownsFolder, app.Services.GetRequiredService<ServerAddresses>());
    }
}
