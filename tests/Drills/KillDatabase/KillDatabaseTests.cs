using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.KillDatabase;

public sealed class KillDatabaseTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Database_KilledUnderStreams_StreamsResumeAndNothingIsLost()
    {
        var report = new DrillReport(output.WriteLine);

        await KillDatabaseDrill.RunAsync(
            new KillDatabaseOptions { Kills = 4, AcksBetweenKills = 60, CasesPerBatch = 2 },
            report,
            TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
