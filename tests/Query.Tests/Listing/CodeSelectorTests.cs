using TraceEngine.Contracts.Codes;
using TraceEngine.Query.Listing;
using TraceEngine.Query.Tests.Reconcile;
using DocumentKind = TraceEngine.Contracts.Flows.DocumentKind;

namespace TraceEngine.Query.Tests.Listing;

public sealed class CodeSelectorTests(QueryFixture fixture)
{
    private static readonly ProductName Sample = new("P-1", string.Empty, string.Empty, string.Empty);

    [Theory]
    [InlineData(100, 9)]
    [InlineData(9, 9)]
    [InlineData(4, 4)]
    [InlineData(0, 0)]
    public async Task ReadKeys_UpToACap_AreThoseOfTheList(int cap, int expected)
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:KeysPerStatement", "2"));
        var stage = new ListStage(host.Data);
        await stage.ActivateUnitsAsync(0, 9);
        var all = Enumerable.Range(0, 9).Select(number => SampleCode.OnLevel(1, number)).ToArray();
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), all);

        foreach (var wanted in new Wanted[]
        {
            new WantedLot(0, ListStage.Number, Sample),
            new WantedProduct(1, Sample),
            new WantedDays(0, new DateOnly(2025, 6, 3), new DateOnly(2025, 6, 4)),
            new WantedDocument(0, DocumentKind.Shipping, "S-1", string.Empty),
        })
        {
            Assert.Equal(all[..expected], await ReadAsync(host, SampleData.Producer, wanted, cap));
        }
    }

    [Fact]
    public async Task ReadKeys_OfAnothersLot_GoOnToItsEnd()
    {
        await using var host = await QueryHost.StartAsync(
            fixture, ("Query:KeysPerStatement", "2"), ("Query:Listing:ForeignCodesAtMost", "2"));
        var stage = new ListStage(host.Data);
        await stage.ActivateUnitsAsync(0, 20);
        string[] shipped = [SampleCode.OnLevel(1, 3), SampleCode.OnLevel(1, 18)];
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), shipped);

        Assert.Equal(shipped, await ReadAsync(host, SampleData.Dealer, new WantedLot(0, ListStage.Number, Sample), 100));
        Assert.Empty(await ReadAsync(host, SampleData.Stranger, new WantedLot(0, ListStage.Number, Sample), 100));
    }

    private static async Task<List<string>> ReadAsync(QueryHost host, long enterpriseId, Wanted wanted, int cap)
    {
        var ct = TestContext.Current.CancellationToken;
        var caller = new ListCaller(enterpriseId, SampleData.CreditCodeOf(enterpriseId));
        await using var connection = await host.ListConnections.OpenAsync(ct);
        var target = await host.Selector.FindAsync(connection, caller, wanted, ct);
        var codes = new List<string>();
        await foreach (var key in host.Selector.ReadKeysAsync(connection, caller, target, wanted, cap, ct))
        {
            codes.Add(CodeKey.ToText(key));
        }

        return codes;
    }
}
