using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.KillExport;

public sealed class KillExportTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Export_ServerKilledDuringIt_EqualsAnUninterruptedOne()
    {
        var report = new DrillReport(output.WriteLine);

        await KillExportDrill.RunAsync(new KillExportOptions(), report, TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
