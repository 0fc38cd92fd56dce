using TraceEngine.Bench.Engine;

namespace TraceEngine.Bench.Json;

/// <summary>
/// The facade in a process of its own (<c>serve --roles signing</c>) in front of the engine's. The bare endpoint stands there
/// too:
/// both sides have three processes and two hops, client - front - engine, so that neither saves one.
/// </summary>
internal sealed class FacadeProcess : IAsyncDisposable
{
    private const string MasterKey = "master.key";

    // What one ak may send is a setting; here the facade is to be the limit.
    private const string Unlimited = "1000000";

    private readonly HostProcess _host;

    private FacadeProcess(HostProcess host) => _host = host;

    /// <summary>URL of the signed JSON interface.</summary>
    public string Address => _host.AddressOf("json-endpoint");

    public int ProcessId => _host.ProcessId;

    public static async Task<FacadeProcess> StartAsync(BenchHost engine, TimeProvider time, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(engine.Folder, "facade")).FullName;

        // Hosts of one engine share it.
        File.Copy(Path.Combine(engine.Server.Folder, MasterKey), Path.Combine(folder, MasterKey));
        return new FacadeProcess(await HostProcess.StartAsync(
            folder,
            ["--roles", "signing", "--postgres", engine.PostgresConnectionString, "--redis", engine.RedisConnectionString],
            new Dictionary<string, string>
            {
                ["TRACE_Signing__IngestAddress"] = engine.Server.Target.Endpoint,
                ["TRACE_Signing__QueryAddress"] = engine.Server.Target.Endpoint,
                ["TRACE_Signing__CallsPerSecond"] = Unlimited,
                ["TRACE_Signing__CallsAtOnce"] = Unlimited,
            },
            time,
            ct));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
