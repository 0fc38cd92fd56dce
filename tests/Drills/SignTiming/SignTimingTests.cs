using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.SignTiming;

public sealed class SignTimingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Times_OfUnknownAksAndWrongSigns_DoNotTellThemApart()
    {
        var report = new DrillReport(output.WriteLine);

        await SignTimingDrill.RunAsync(new SignTimingOptions { Calls = 300 }, report, TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
