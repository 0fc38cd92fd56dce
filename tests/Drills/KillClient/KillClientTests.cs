using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.KillClient;

public sealed class KillClientTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_KilledAgainAndAgain_EverythingIsWrittenOnce()
    {
        var report = new DrillReport(output.WriteLine);

        await KillClientDrill.RunAsync(
            new KillClientOptions { Clients = 2, Kills = 5, AcksBetweenKills = 30, CasesPerBatch = 2 }, report, Ct);

        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task Import_KilledAgainAndAgain_TheFileIsInOnce()
    {
        var report = new DrillReport(output.WriteLine);

        await KillImportDrill.RunAsync(new KillImportOptions { Codes = 60_000, Kills = 4, BatchCodes = 500 }, report, Ct);

        Assert.Empty(report.Findings);
    }
}
