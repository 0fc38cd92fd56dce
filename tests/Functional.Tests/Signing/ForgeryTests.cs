using System.Text;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>Thousands of seeded forgeries of one good call: none is accepted, and none has an effect.</summary>
public sealed class ForgeryTests(ServersFixture fixture)
{
    private const int Cases = 5_000;
    // A refused call waits for a look at the keys that all of them share, a quarter of a second apart.
    private const int AtOnce = 250;

    [Fact]
    public async Task Forgeries_OfAGoodUpload_AreAllRefused()
    {
        await using var server = await TestServer.StartAsync(fixture);
        var enterprise = await server.AddEnterpriseAsync();
        using var caller = new JsonCaller(server.JsonEndpoint, enterprise);
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TRACE_FORGERY_SEED"), out var asked) ? asked : 20_261_126;
        var forger = new Forger(enterprise, caller, new Random(seed));
        await RequireGoodAsync(caller, forger);
        var accepted = new List<string>();
        foreach (var chunk in Enumerable.Range(0, Cases).Select(forger.Make).Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(chunk.Select(forgery => caller.PostAsync(Forger.Path, forgery.Body)));
            accepted.AddRange(chunk.Zip(answers)
                .Where(one => one.Second.Code is not (40001 or 40101))
                .Select(one => $"{one.First.Kind}: {one.Second.Code} for {Encoding.UTF8.GetString(one.First.Body)}"));
        }

        TestContext.Current.SendDiagnosticMessage($"seed {seed}, by kind: {forger.Counts}");
        Assert.True(accepted.Count == 0, $"seed {seed}: {string.Join('\n', accepted.Take(5))}");
        Assert.Equal(1, await server.ReadAsync<long>("SELECT count(*) FROM keys"));
        Assert.All(Enum.GetValues<ForgeryKind>(), kind => Assert.True(
            forger.CountOf(kind) >= 50, $"{kind} came {forger.CountOf(kind)} times"));
    }

    // What is forged must be good before it is forged, or nothing is shown.
    private static async Task RequireGoodAsync(JsonCaller caller, Forger forger)
    {
        Assert.Equal(0, (await caller.PostAsync("/limits", forger.Good("{}"))).Code);
        Assert.Equal(0, (await caller.PostAsync("/limits", forger.GoodObject("{ }"))).Code);
    }
}
