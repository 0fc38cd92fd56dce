using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TraceEngine.Access;
using TraceEngine.Access.Audit;
using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Keys;
using TraceEngine.Host.Serving;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Host.Data;

/// <summary>
/// Enterprises and keys for a command: on the running server's database, or on the private one just for this time.
/// </summary>
internal sealed class AccessSession : IAsyncDisposable
{
    private readonly DataServers _servers;
    private readonly ServiceProvider _services;

    private AccessSession(DataServers servers, ServiceProvider services) => (_servers, _services) = (servers, services);

    public EnterpriseDirectory Enterprises => _services.GetRequiredService<EnterpriseDirectory>();

    public EnterpriseSettings Settings => _services.GetRequiredService<EnterpriseSettings>();

    public KeyRegistry Keys => _services.GetRequiredService<KeyRegistry>();

    public AuditTrail Audit => _services.GetRequiredService<AuditTrail>();

    /// <summary>Who asks, for the audit log.</summary>
    public static string Actor => $"{Environment.UserName}@{Environment.MachineName} (command line)";

    public static async Task<AccessSession> OpenAsync(DataLocation location, CancellationToken ct)
    {
        var servers = await DataServers.AttachOrStartAsync(location, TimeProvider.System, ct);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddEnvironmentVariables(ServerHost.VariablePrefix).Build());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => TraceDataSource.Create(servers.Postgres));
        services.AddSingleton(host => new IdBlocks(host.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System));
        services.AddTraceKeys(location.Folder);
        return new AccessSession(servers, services.BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _servers.DisposeAsync();
    }
}
