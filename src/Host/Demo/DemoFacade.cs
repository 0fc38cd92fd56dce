using TraceEngine.Access.Certificates;
using TraceEngine.Host.Data;

namespace TraceEngine.Host.Demo;

/// <summary>
/// The signed JSON interface in a process of its own in front of the demo's server: with TLS, as it is run for real, while the
/// streams of the demo are measured without.
/// </summary>
internal sealed class DemoFacade : IAsyncDisposable
{
    private const string MasterKeyVariable = "TRACE_MASTER_KEY";
    private const string MasterKeyFile = "master.key";

    private readonly DemoServer _server;

    private DemoFacade(DemoServer server, string certificate) => (_server, CertificatePath) = (server, certificate);

    /// <summary>PEM file that callers are told to trust.</summary>
    public string CertificatePath { get; }

    /// <summary>URL of the signed JSON interface.</summary>
    public string Endpoint => _server.JsonEndpoint;

    /// <summary>Starts it and returns when it takes calls.</summary>
    /// <param name="data">Of the demo's server.</param>
    /// <param name="engine">URL of its gRPC endpoint.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<DemoFacade> StartAsync(DataLocation data, string engine, TimeProvider time, CancellationToken ct)
    {
        var certificate = DevelopmentCertificate.Ensure(data.Folder, [], time);

        // A folder of its own: commands beside a server find it by what it writes there.
        var own = data with { Folder = Path.Combine(data.Folder, "facade") };
        var variables = new Dictionary<string, string>
        {
            ["TRACE_Signing__IngestAddress"] = engine,
            ["TRACE_Signing__QueryAddress"] = engine,
        };
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(MasterKeyVariable)))
        {
            // Hosts of one engine share it.
            variables[MasterKeyVariable] = (await File.ReadAllTextAsync(Path.Combine(data.Folder, MasterKeyFile), ct)).Trim();
        }

        var server = new DemoServer(
            own, "--roles", "signing", "--certificate", certificate.CertificatePath, "--certificate-key", certificate.KeyPath)
        {
            Variables = variables,
        };
        try
        {
            await server.StartAsync(ct);
            return new DemoFacade(server, certificate.CertificatePath);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
