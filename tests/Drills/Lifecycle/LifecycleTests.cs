using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.Lifecycle;

public sealed class LifecycleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Server_EndedInEveryWayUnderStreams_LeavesNothingRunningAndStartsAgainWithItsData()
    {
        var report = new DrillReport(output.WriteLine);

        await LifecycleDrill.RunAsync(
            new LifecycleOptions { Rounds = 1, Acks = 60, CasesPerBatch = 2 }, report, TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
