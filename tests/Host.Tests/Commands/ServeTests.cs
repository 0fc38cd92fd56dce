using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TraceEngine.Host.Tests.Commands;

/// <summary>The server as a process with its private database.</summary>
public sealed partial class ServeTests
{
    private static readonly string[] FreePorts =
        ["serve", "--listen", "127.0.0.1:0", "--http", "127.0.0.1:0", "--json", "127.0.0.1:0"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_PrivateDatabase_AnswersUntilSigtermThenLeavesNothing()
    {
        using var folder = new DataFolder();
        await using var server = HostProgram.Start(folder.Path, FreePorts);
        var ready = await server.LineAsync("就绪");
        var endpointFile = Path.Combine(folder.Path, "run", "endpoint");
        var grpc = (await File.ReadAllTextAsync(endpointFile, Ct)).Trim();
        var http = (await File.ReadAllTextAsync(Path.Combine(folder.Path, "run", "http-endpoint"), Ct)).Trim();
        var json = (await File.ReadAllTextAsync(Path.Combine(folder.Path, "run", "json-endpoint"), Ct)).Trim();
        using var client = new HttpClient();

        Assert.Equal([grpc, json, http], Url().Matches(ready).Select(match => match.Value));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(http + "/healthz"), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(http + "/readyz"), Ct)).StatusCode);
        Assert.Contains("dotnet_", await client.GetStringAsync(new Uri(http + "/metrics"), Ct), StringComparison.Ordinal);
        Assert.Equal("16", await UnsignedCallAsync(client, grpc));

        var keys = await HostProgram.RunAsync(
            folder.Path, "keys", "create", "--enterprise", "91110000600001760P", "--name", "示例药业", "--role", "drug-producer");
        Assert.Equal(0, keys.ExitCode);
        Assert.Contains("ak-", (await HostProgram.RunAsync(folder.Path, "keys", "list")).Output, StringComparison.Ordinal);

        var audit = await HostProgram.RunAsync(
            folder.Path, "keys", "audit", "--enterprise", "91110000600001760P", "--at-most", "1", "--json");
        Assert.Contains("\"action\":\"key.create\"", Assert.Single(audit.Output.Trim().Split('\n')), StringComparison.Ordinal);

        await server.TerminateAsync();
        Assert.Equal(0, await server.EndAsync());
        Assert.False(File.Exists(endpointFile));
    }

    [Fact]
    public async Task Serve_PortInUse_SaysWhichAndWhatToDo()
    {
        using var folder = new DataFolder();
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();

        var (exitCode, _, error) = await HostProgram.RunAsync(
            folder.Path, "serve", "--listen", $"{busy.LocalEndpoint}", "--http", "127.0.0.1:0", "--json", "127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains($"{busy.LocalEndpoint}", error, StringComparison.Ordinal);
        Assert.Contains("--listen", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WrongSettingsInTwoRooms_ReportsAllAtOnce()
    {
        using var folder = new DataFolder();
        var settings = new Dictionary<string, string>
        {
            ["TRACE_Access__MaximumKeys"] = "0",
            ["TRACE_Access__RotationOverlap"] = "-1.00:00:00",
            ["TRACE_Server__MaximumMessageSize"] = "1",
        };

        var (exitCode, _, error) = await HostProgram.RunAsync(folder.Path, settings, FreePorts);

        Assert.Equal(1, exitCode);
        Assert.Contains("3 settings are wrong", error, StringComparison.Ordinal);
    }

    private static async Task<string> UnsignedCallAsync(HttpClient client, string grpc)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, grpc + "/traceengine.ingest.v1.IngestService/StreamActivations")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([]),
        };
        request.Content.Headers.ContentType = new("application/grpc");
        using var response = await client.SendAsync(request, Ct);
        return response.Headers.GetValues("grpc-status").Single();
    }

    [GeneratedRegex(@"http://[0-9.:]+")]
    private static partial Regex Url();
}
