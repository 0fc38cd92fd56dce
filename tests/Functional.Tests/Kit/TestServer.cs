using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Keys;
using TraceEngine.Client;
using TraceEngine.Contracts.Parties;
using TraceEngine.Host.Data;
using TraceEngine.Host.Serving;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>
/// The whole server in this process: real Kestrel, real PostgreSQL, a database of its own. A second host on the same database
/// is made by <see cref="StartSecondHostAsync"/>.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataServers _servers;
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;

    private TestServer(WebApplication app, DataServers servers, DirectoryInfo folder, bool ownsFolder, string endpoint)
    {
        (_app, _servers, _folder, _ownsFolder, Endpoint) = (app, servers, folder, ownsFolder, endpoint);
        Database = app.Services.GetRequiredService<NpgsqlDataSource>();
    }

    public string Endpoint { get; }

    /// <summary>For tests that look into the tables.</summary>
    public NpgsqlDataSource Database { get; }

    public IServiceProvider Services => _app.Services;

    internal string Postgres => _servers.Postgres;

    /// <summary>A migrated database and a server on it.</summary>
    /// <param name="fixture">The PostgreSQL to make the database in.</param>
    /// <param name="withRedis">Whether the server knows a Redis.</param>
    /// <param name="redis">Another Redis than the fixture's.</param>
    public static async Task<TestServer> StartAsync(ServersFixture fixture, bool withRedis = false, string? redis = null)
    {
        var name = fixture.NextDatabaseName();
        await using (var admin = NpgsqlDataSource.Create(fixture.Servers.PostgresConnectionString))
        {
            await using var create = admin.CreateCommand($"CREATE DATABASE {name}");
            await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var postgres = new NpgsqlConnectionStringBuilder(fixture.Servers.PostgresConnectionString) { Database = name };
        await new MigrationRunner(postgres.ConnectionString).MigrateAsync(TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("traceengine-functional");
        return await StartAsync(
            new DataLocation(folder.FullName, postgres.ConnectionString, redis ?? (withRedis ? fixture.Servers.RedisConnectionString : null)),
            folder,
            ownsFolder: true);
    }

    /// <summary>Another host on the same database and master key.</summary>
    public Task<TestServer> StartSecondHostAsync() =>
        StartAsync(new DataLocation(_folder.FullName, _servers.Postgres, _servers.Redis), _folder, ownsFolder: false);

    /// <summary>A producer with a key.</summary>
    public async Task<TestEnterprise> AddEnterpriseAsync(int number = 1, params EnterpriseRole[] roles)
    {
        var credit = CreditCode.FromBody($"91310000MA1FL{number:D4}");
        var wanted = roles.Length > 0 ? roles : [EnterpriseRole.DrugProducer];
        var enterprise = await Services.GetRequiredService<EnterpriseDirectory>().RegisterAsync(
            credit.Value, $"测试企业 {number}", wanted.ToHashSet(), "test", TestContext.Current.CancellationToken);
        var key = await Services.GetRequiredService<KeyRegistry>().CreateAsync(
            enterprise, "test", "test", TestContext.Current.CancellationToken);
        return new TestEnterprise(credit.Value, key.Ak, key.Secret.Reveal());
    }

    /// <summary>A client of the library that people install.</summary>
    public TraceClient Connect(TestEnterprise enterprise) =>
        new(new TraceClientOptions { Endpoint = Endpoint, Ak = enterprise.Ak, Sk = enterprise.Sk });

    /// <summary>A single number from the tables.</summary>
    public async Task<long> CountAsync(string table)
    {
        await using var command = Database.CreateCommand($"SELECT count(*) FROM {table}");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _servers.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }

    private static async Task<TestServer> StartAsync(DataLocation data, DirectoryInfo folder, bool ownsFolder)
    {
        var loopback = new IPEndPoint(IPAddress.Loopback, 0);
        var settings = new ServeSettings
        {
            Data = data,
            Listen = loopback,
            Http = loopback,
            Roles = new HashSet<ServeRole> { ServeRole.Ingest, ServeRole.Query },
        };
        var servers = await DataServers.StartAsync(
            data, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        var app = ServerHost.Build(settings, servers);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestServer(app, servers, folder, ownsFolder, ServerHost.Addresses(app).Grpc);
    }
}
