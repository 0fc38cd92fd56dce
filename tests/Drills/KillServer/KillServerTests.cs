using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.KillServer;

public sealed class KillServerTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Server_KilledTwentyTimesUnderEightStreams_LedgerAndTableAgree()
    {
        var report = new DrillReport(output.WriteLine);

        await KillServerDrill.RunAsync(
            new KillServerOptions { Kills = 20, AcksBetweenKills = 60, CasesPerBatch = 2 },
            report,
            TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
