using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TraceEngine.Client.Calls;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>A double of the server, h2c on loopback: real connections, a ledger in memory, faults on demand.</summary>
internal sealed class FakeTraceServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeTraceServer(WebApplication app, FakeLedger ledger, FakeFaults faults, CallLog calls)
    {
        _app = app;
        Ledger = ledger;
        Faults = faults;
        Calls = calls;
        Endpoint = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public FakeLedger Ledger { get; }

    public FakeFaults Faults { get; }

    public CallLog Calls { get; }

    public string Endpoint { get; }

    public static async Task<FakeTraceServer> StartAsync(string address = "http://127.0.0.1:0", FakeLedger? ledger = null)
    {
        var faults = new FakeFaults();
        var calls = new CallLog();
        ledger ??= new FakeLedger();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address).ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(ledger).AddSingleton(faults).AddSingleton<FakeIngestService>();
        var app = builder.Build();
        app.Use(next => context =>
        {
            calls.Add(context.Request.Headers);
            return next(context);
        });
        app.MapGrpcService<FakeIngestService>();
        await app.StartAsync();
        return new FakeTraceServer(app, ledger, faults, calls);
    }

    public TraceClient Client(TimeProvider? time = null) => new(new TraceClientOptions
    {
        Endpoint = Endpoint,
        Ak = "ak-test",
        Sk = "sk-test",
        Time = time ?? TimeProvider.System,
        UnaryBudget = TimeSpan.FromSeconds(2),
        Backoff = new Backoff { First = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromMilliseconds(20) },
    });

    public async Task StopAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
