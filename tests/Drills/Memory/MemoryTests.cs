using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.Memory;

public sealed class MemoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Server_TwoClientsAtFullSpeed_StaysBelowTheLimit()
    {
        var report = new DrillReport(output.WriteLine);

        await MemoryDrill.RunAsync(new MemoryOptions { Minutes = 0.25 }, report, TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
