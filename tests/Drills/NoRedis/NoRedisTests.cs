using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.NoRedis;

public sealed class NoRedisTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Redis_KilledDuringIngest_IngestGoesOnAndNothingIsLost()
    {
        var report = new DrillReport(output.WriteLine);

        await NoRedisDrill.RunAsync(
            new NoRedisOptions { Acks = 300, CasesPerBatch = 2 }, report, TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
