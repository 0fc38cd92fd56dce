using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Tests.Reconcile;

namespace TraceEngine.Query.Tests.Listing;

/// <summary>Whatever one enterprise asks of another's, the answer is that of things that do not exist.</summary>
public sealed class ListScopeTests(QueryFixture fixture)
{
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string OtherBox = SampleCode.OnLevel(2, 2);

    private static readonly CodeSelection[] OfOthers =
    [
        Lists.OfLot(), Lists.OfLot(productCode: "P-1"), Lists.OfProduct(),
        Lists.OfDocument(FlowKind.Shipping, "S-1"), Lists.OfDocument(FlowKind.Shipping, "S-1", SampleData.Producer),
        Lists.OfDocument(FlowKind.Circulation, "O-1", SampleData.Dealer),
        Lists.OfDocument(FlowKind.Shipping, "S-1", 9),
    ];

    [Fact]
    public async Task ListCodes_OfAnother_IsTheSameAnswerAsOfNothing()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var before = new List<RpcException>();
        foreach (var selection in OfOthers)
        {
            before.Add(await host.RefusedAsync(selection, SampleData.Stranger));
        }

        await StageAsync(host);

        foreach (var (selection, unknown) in OfOthers.Zip(before))
        {
            Lists.AssertSame(unknown, await host.RefusedAsync(selection, SampleData.Stranger));
        }

        Assert.Empty(await host.AllAsync(Lists.OfDays("2025-06-03"), enterpriseId: SampleData.Stranger));
        Assert.Equal(
            [StatusCode.InvalidArgument, .. Enumerable.Repeat(StatusCode.NotFound, OfOthers.Length - 1)],
            before.Select(refusal => refusal.StatusCode));
    }

    [Fact]
    public async Task ListCodes_LotAndProductOfAnother_HaveTheCodesInScopeOnly()
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:KeysPerStatement", "2"));
        await StageAsync(host);
        string[] shipped = [SampleCode.OnLevel(1, 1), SampleCode.OnLevel(1, 2), SampleCode.OnLevel(1, 3), Box];

        foreach (var selection in new[] { Lists.OfLot(productCode: "P-1"), Lists.OfProduct() })
        {
            foreach (var pageSize in new uint[] { 0, 1, 2, 4 })
            {
                var rows = await host.AllAsync(selection, pageSize, SampleData.Dealer);
                Assert.Equal(shipped, rows.Select(row => row.Code));
                Assert.All(rows, row => Assert.Equal(ListStage.Number, row.LotNumber));
            }

            Assert.Equal(
                [SampleCode.OnLevel(1, 1)],
                (await host.AllAsync(selection, 1, SampleData.Shop)).Select(row => row.Code));
            var page = await host.PageAsync(selection, 1, enterpriseId: SampleData.Dealer, withTotal: true);
            Assert.Equal((4ul, false), (page.Total, page.TotalIsAtLeast));
        }
    }

    [Fact]
    public async Task ListCodes_DocumentOfAnother_IsThereForWhoItNamesInScope()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = await StageAsync(host);
        var shipping = Lists.OfDocument(FlowKind.Shipping, "S-1", SampleData.Producer);
        Assert.Equal([Box], (await host.AllAsync(shipping, enterpriseId: SampleData.Dealer)).Select(row => row.Code));

        // The producer sees the dealer's document in the chain of its codes, but it is not named: the list is not for it.
        Assert.Equal(
            StatusCode.NotFound,
            (await host.RefusedAsync(
                Lists.OfDocument(FlowKind.Circulation, "O-1", SampleData.Dealer), SampleData.Producer)).StatusCode);

        // Somebody out of scope names the shop: that opens nothing.
        await stage.ReportAsync(Report.Ship("X-1", SampleData.Stranger, SampleData.Shop), OtherBox);
        Assert.Equal(
            StatusCode.NotFound,
            (await host.RefusedAsync(
                Lists.OfDocument(FlowKind.Shipping, "X-1", SampleData.Stranger), SampleData.Shop)).StatusCode);

        // A document that was withdrawn names nobody.
        await stage.ReportAsync(
            Report.Ship("W-1", SampleData.Producer, SampleData.Stranger) with { WithdrawnReason = "录入错误" }, OtherBox);
        Assert.Equal(
            StatusCode.NotFound,
            (await host.RefusedAsync(
                Lists.OfDocument(FlowKind.Shipping, "W-1", SampleData.Producer), SampleData.Stranger)).StatusCode);
        Assert.Single(await host.AllAsync(Lists.OfDocument(FlowKind.Shipping, "W-1")));
    }

    [Fact]
    public async Task ListCodes_GuessedCodesInAnOwnDocument_AreBareCodes()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = await StageAsync(host);
        var unknown = SampleCode.OnLevel(1, 999);
        await stage.ReportAsync(Report.Receive("G-1", SampleData.Producer, SampleData.Stranger), OtherBox, unknown);

        foreach (var selection in new[] { Lists.OfDocument(FlowKind.Receiving, "G-1"), Lists.OfDays("2025-06-03") })
        {
            Assert.Equal(
                [new CodeListRow { Code = OtherBox }, new CodeListRow { Code = unknown }],
                await host.AllAsync(selection, 1, SampleData.Stranger));
        }

        Assert.Empty(await host.AllAsync(Lists.OfDocument(FlowKind.Receiving, "G-1", level: 2), 0, SampleData.Stranger));
        Assert.Equal(
            StatusCode.NotFound,
            (await host.RefusedAsync(Lists.OfLot(productCode: "P-1"), SampleData.Stranger)).StatusCode);
    }

    [Fact]
    public async Task ListCodes_MoreOfOthersThanAreLookedAt_GoesOnWhereItEnded()
    {
        await using var host = await QueryHost.StartAsync(
            fixture, ("Query:Listing:ForeignCodesAtMost", "4"), ("Query:KeysPerStatement", "2"));
        var stage = new ListStage(host.Data);
        await stage.ActivateUnitsAsync(0, 12);
        string[] shipped = [SampleCode.OnLevel(1, 1), SampleCode.OnLevel(1, 6), SampleCode.OnLevel(1, 9)];
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), shipped);

        var rows = await host.AllAsync(Lists.OfLot(productCode: "P-1"), 10, SampleData.Dealer);

        Assert.Equal(shipped, rows.Select(row => row.Code));
    }

    // The producer has two boxes of three units each and ships the first to the dealer, who sells one unit of it to the shop.
    private static async Task<ListStage> StageAsync(QueryHost host)
    {
        var stage = new ListStage(host.Data);
        await stage.ActivateAsync(
        [
            new(Box, 2), new(OtherBox, 2),
            .. Enumerable.Range(1, 6).Select(unit => new PlacedCode(SampleCode.OnLevel(1, unit), 1, unit <= 3 ? Box : OtherBox)),
        ]);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Box);
        await stage.ReportAsync(Report.Inbound("I-1", SampleData.Producer, SampleData.Dealer), Box);
        await stage.ReportAsync(Report.Outbound("O-1", SampleData.Dealer, SampleData.Shop), SampleCode.OnLevel(1, 1));
        return stage;
    }
}
