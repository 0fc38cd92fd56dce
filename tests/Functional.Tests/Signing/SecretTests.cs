using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Services;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>A canary: the secret is looked for in everything that the engine says of itself.</summary>
public sealed class SecretTests(ServersFixture fixture)
{
    [Fact]
    public async Task Secret_OfAKey_IsInNoLogMetricAnswerTableOrOption()
    {
        using var log = new Lines();
        await using var server = await TestServer.StartAsync(
            fixture,
            new ServerSetup
            {
                Services = services => services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace)
                    .AddFilter<Lines>(null, LogLevel.Trace)),
            });
        var enterprise = await server.AddEnterpriseAsync();
        using var caller = new JsonCaller(server.JsonEndpoint, enterprise);
        using var forger = new JsonCaller(server.JsonEndpoint, enterprise with { Sk = new string('2', 64) });
        var said = new List<string>
        {
            (await caller.CallAsync("/domDrugInfo", JsonDocuments.Drug("DRUG-1", enterprise.CreditCode))).Text,
            (await caller.CallAsync(
                "/tracCodgInfo", JsonDocuments.Codes("DOC-1", (TestData.Code(TestData.UnitPrefix, 1), 1, null)))).Text,
            (await caller.CallAsync("/query/codg", new { tracCodg = TestData.Code(TestData.UnitPrefix, 1) })).Text,
            (await caller.CallAsync("/keys", new { })).Text,
            (await caller.CallAsync("/limits", new { })).Text,
            (await forger.CallAsync("/limits", new { })).Text,
            (await caller.PostAsync("/limits", "{\"ak\":\"" + enterprise.Ak)).Text,
            await ReadMetricsAsync(server),
            await caller.ReadAsync("/openapi.json"),
            await caller.ReadAsync("/"),
            server.Services.GetRequiredService<ServiceIdentity>().ToString()!,
            DumpOptions(server.Services),
            await server.ReadAsync<string>("SELECT string_agg(l::text, ' ') FROM audit_log l"),
            await server.ReadAsync<string>("SELECT string_agg(k::text, ' ') FROM keys k"),
            await server.ReadAsync<string>("SELECT string_agg(convert_from(answer, 'UTF8'), ' ') FROM replays"),
            await server.ReadAsync<string>("SELECT string_agg(b::text, ' ') FROM batches b"),
        };

        Assert.NotEmpty(log.Said);
        Assert.All([.. said, .. log.Said], text => Assert.DoesNotContain(
            enterprise.Sk, text, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string> ReadMetricsAsync(TestServer server)
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri($"{server.HttpEndpoint}/metrics"), TestContext.Current.CancellationToken);
        Assert.Contains("traceengine_signing_answers", metrics, StringComparison.Ordinal);
        return metrics;
    }

    // Every options object that is registered, and the configuration as a whole.
    private static string DumpOptions(IServiceProvider services) => string.Join(
        ' ',
        services.GetRequiredService<IConfiguration>().AsEnumerable().Select(one => $"{one.Key}={one.Value}")
            .Append($"{services.GetRequiredService<IOptions<Access.AccessOptions>>().Value}"));

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
