using System.Text.Json;
using TraceEngine.Load;

namespace TraceEngine.Bench.Engine;

/// <summary>The engine in a process of its own, on the bench's PostgreSQL and Redis, with the key of an enterprise.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // Letters and digits of a real form with a right check digit.
    private const string CreditCode = "914403001922038216";

    private readonly HostProcess _host;

    private ServerProcess(HostProcess host, string folder, string profile, LoadTarget target)
    {
        _host = host;
        Folder = folder;
        Profile = profile;
        Target = target;
        HttpEndpoint = host.AddressOf("http-endpoint");
    }

    /// <summary>Its data folder.</summary>
    public string Folder { get; }

    /// <summary>Profile of the enterprise that all codes belong to.</summary>
    public string Profile { get; }

    /// <summary>Endpoint and key.</summary>
    public LoadTarget Target { get; }

    /// <summary>Health and metrics.</summary>
    public string HttpEndpoint { get; }

    public int ProcessId => _host.ProcessId;

    /// <summary>The enterprise's credit code.</summary>
    public static string Enterprise => CreditCode;

    /// <summary>Makes a key, starts the server and waits until it takes calls.</summary>
    /// <param name="folder">Data folder, made here.</param>
    /// <param name="postgres">A migrated database.</param>
    /// <param name="redis">Null for none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<ServerProcess> StartAsync(
        string folder, string postgres, string? redis, TimeProvider time, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var profile = Path.Combine(folder, "profile.json");
        var environment = new Dictionary<string, string> { ["TRACE_DATA"] = folder, ["TRACE_PROFILE"] = profile };
        await Measuring.ChildCommand.RunAsync(
            Programs.Dotnet(),
            [
                Programs.Host(), "keys", "create", "--enterprise", CreditCode, "--name", "测速药厂", "--role", "drug-producer",
                "--label", "bench", "--postgres", postgres,
            ],
            environment,
            ct);
        string[] servers = redis is null ? ["--postgres", postgres] : ["--postgres", postgres, "--redis", redis];
        var host = await HostProcess.StartAsync(folder, servers, environment, time, ct);
        using var key = JsonDocument.Parse(await File.ReadAllTextAsync(profile, ct));
        var target = new LoadTarget(
            host.AddressOf("endpoint"), key.RootElement.GetProperty("ak").GetString()!, key.RootElement.GetProperty(
                "sk").GetString()!);
        return new ServerProcess(host, folder, profile, target);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
