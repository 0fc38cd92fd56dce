using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.Cache;

public sealed class CacheDrillTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Cache_InEveryTrouble_ShowsNothingOlderThanAnAck(int replicated)
    {
        var report = new DrillReport(output.WriteLine);

        await CacheDrill.RunAsync(
            new CacheDrillOptions { Replicated = replicated, IsWhole = false, Seconds = 1 },
            report,
            TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
