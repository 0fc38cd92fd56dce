using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.BadClients;

public sealed class BadClientsTests(ITestOutputHelper output)
{
    // The promise is 0.8. Three short rounds on a shared machine scatter around it, so the gate has a margin.
    private const double Gate = 0.6;

    [Fact]
    public async Task OrdinaryClients_BesideDuplicatesOrBadRows_KeepMostOfTheirSpeed()
    {
        var report = new DrillReport(output.WriteLine);

        await BadClientsDrill.RunAsync(
            new BadClientsOptions { Rounds = 3, Batches = 20, AtLeast = Gate }, report, TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings);
    }
}
