using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Keys;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Signing;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Access.Tests;

/// <summary>The room as a host has it, on a database of its own and a clock that the test moves.</summary>
internal sealed class AccessKit : IAsyncDisposable
{
    public const string Method = "/traceengine.ingest.v1.IngestService/StreamActivations";
    public const string Actor = "tester";

    private readonly ServiceProvider _services;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("access-tests-");

    private AccessKit(string database, IReadOnlyDictionary<string, string?> settings)
    {
        Database = database;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(host => TraceDataSource.Create(database, null, host.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(host => new IdBlocks(host.GetRequiredService<NpgsqlDataSource>(), Time));
        services.AddTraceAccess(_folder.FullName);
        _services = services.BuildServiceProvider();
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Database { get; }

    public LogCollector Log { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public KeyRegistry Keys => Get<KeyRegistry>();

    public EnterpriseDirectory Enterprises => Get<EnterpriseDirectory>();

    public EnterpriseSettings Settings => Get<EnterpriseSettings>();

    public KeyRing Ring => Get<KeyRing>();

    public static async Task<AccessKit> CreateAsync(PostgresFixture postgres, params (string Name, string Value)[] settings) =>
        new(
            await postgres.CreateDatabaseAsync(Ct),
            settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));

    /// <summary>Another host on the same database, with a master key file of its own.</summary>
    public AccessKit OtherHost() => new(Database, new Dictionary<string, string?>());

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<IssuedKey> IssueAsync(string label = "line 1") =>
        await Keys.CreateAsync(await EnterpriseAsync(), label, Actor, Ct);

    public Task<Enterprise> EnterpriseAsync() => Enterprises.RegisterAsync(
        "91110000600001760P", "示例药业", new HashSet<EnterpriseRole> { EnterpriseRole.DrugProducer }, Actor, Ct);

    public Task<CallVerdict> CallAsync(IssuedKey key) => CallAsync(key.Ak, key.Secret.Reveal());

    public Task<CallVerdict> CallAsync(string ak, string sk, Action<Metadata>? tamper = null)
    {
        var headers = new Metadata();
        CallSigner.Sign(headers, ak, sk, Method, Time);
        tamper?.Invoke(headers);
        return CallAsync(headers);
    }

    public async Task<CallVerdict> CallAsync(Metadata headers, string method = Method)
    {
        Time.Advance(TimeSpan.FromSeconds(1)); // more than the spacing of extra looks, so none has to be waited for
        var signature = CallSignature.TryRead(ToHeaders(headers), method);
        return signature is null
            ? CallVerdict.Denied(DenialReason.Malformed)
            : await Get<CallVerifier>().VerifyAsync(signature, Ct);
    }

    public async Task<string> TextAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(TestSql.Load(sql), connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
        return await command.ExecuteScalarAsync(Ct) as string ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public static IHeaderDictionary ToHeaders(Metadata metadata)
    {
        var headers = new HeaderDictionary();
        foreach (var entry in metadata)
        {
            headers.Append(entry.Key, entry.Value);
        }
        return headers;
    }
}
