using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Reconcile;

/// <summary>What happened to one code, and who sees it.</summary>
public sealed class ChainNodesTests(QueryFixture fixture)
{
    private static readonly string Unit = SampleCode.OnLevel(1, 1);
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string Case = SampleCode.OnLevel(3, 1);

    [Fact]
    public async Task GetChain_DocumentsOnItsPath_AreNodesInTheOrderOfTheirTimes()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit, 1, Box));
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), Box);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer) with { IsOpen = true }, Case);
        await stage.ReportAsync(
            Report.Outbound("S-2", SampleData.Dealer, SampleData.Shop) with { WithdrawnReason = "开错" }, Unit);
        await stage.RecallLotAsync(
            new Report(FlowKind.Recall, "Z-1", "211", SampleData.Producer, SampleData.Producer, 0) { Hour = 9 });

        var nodes = (await host.ChainAsync(Unit)).Nodes;

        Assert.Equal(
            [("S-1", Case, true, false), ("R-1", Box, false, false), ("S-2", Unit, false, true), ("Z-1", "", false, false)],
            nodes.Select(node => (node.DocumentNumber, node.Via, node.Incomplete, node.Withdrawn)));
        var first = nodes[0];
        Assert.Equal(
            (FlowKind.Shipping, "201", SampleData.CreditCodeText, SampleData.CreditCodeOf(SampleData.Dealer)),
            (first.Kind, first.BillType, first.Reporter, first.Receiver));
        Assert.Equal(LotStage.ActivatedAt.AddHours(1), first.EventAt.ToDateTime());
        Assert.Equal("开错", nodes[2].WithdrawnReason);
        Assert.Equal("质量问题", nodes[3].ChangeReason);
    }

    [Fact]
    public async Task GetChain_PackedAndUnpacked_InheritsOnlyWhatHappenedWhileInside()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Box, 2), new(Unit, 1));
        await stage.ReportAsync(Report.Ship("BEFORE", SampleData.Producer, SampleData.Dealer) with { Hour = 1 }, Box);

        // Packing happens at minute section number behind the activation, so inside is between hour 1 and hour 2.
        var packed = await stage.PackAsync(Unit, Box);
        await stage.UnpackAsync(Unit, Box, packed);
        await stage.ReportAsync(Report.Ship("INSIDE", SampleData.Producer, SampleData.Dealer) with { Minute = 103 }, Box);
        await stage.ReportAsync(Report.Ship("BEHIND", SampleData.Producer, SampleData.Dealer) with { Minute = 104 }, Box);

        var nodes = (await host.ChainAsync(Unit)).Nodes;

        Assert.Equal(["INSIDE"], nodes.Select(node => node.DocumentNumber));
    }

    [Fact]
    public async Task GetChain_Replaced_NamesTheOtherEnd()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        var successor = SampleCode.OnLevel(1, 2);
        await stage.ActivateAsync(new(Unit, 1, null, 3), new(successor, 1));
        await host.Data.RunAsync("insert_replacement", SampleCode.Key(Unit), SampleCode.Key(successor));

        var old = await host.ChainAsync(Unit);
        var next = await host.ChainAsync(successor);

        Assert.Equal((successor, string.Empty), (old.ReplacedBy, old.Replaces));
        Assert.Equal((string.Empty, Unit), (next.ReplacedBy, next.Replaces));
    }

    [Fact]
    public async Task GetChain_NamedBySomebodyInScope_SeesAllOfIt()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Box, 2), new(Unit, 1, Box));
        await stage.ReportAsync(Report.Outbound("S-2", SampleData.Dealer, SampleData.Shop), Unit);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Box);

        var dealer = await host.ChainAsync(Unit, SampleData.Dealer);
        var shop = await host.ChainAsync(Unit, SampleData.Shop);

        Assert.Equal("20250601", dealer.Lot.LotNumber);
        Assert.Equal(["S-1", "S-2"], shop.Nodes.Select(node => node.DocumentNumber));
        await AssertUnknownAsync(host, SampleData.Stranger);
    }

    [Fact]
    public async Task GetChain_OnlyReportedByItself_SeesItsOwnNodes()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Box, 2), new(Unit, 1, Box));
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Box);
        await stage.ReportAsync(Report.Receive("GUESS", SampleData.Dealer, SampleData.Stranger), Unit);
        await stage.ReportAsync(Report.Outbound("ON", SampleData.Stranger, SampleData.Shop), Unit);

        var own = await host.ChainAsync(Unit, SampleData.Stranger);

        Assert.Equal((Unit, CodeState.Unspecified, null, null), (own.Code, own.State, own.Product, own.Lot));
        Assert.Equal(["GUESS", "ON"], own.Nodes.Select(node => node.DocumentNumber));
        Assert.Empty(own.Path);
        await AssertUnknownAsync(host, SampleData.Shop);
    }

    [Fact]
    public async Task GetChain_NamedByAWithdrawnDocument_IsNotInScope()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new PlacedCode(Unit, 1));
        await stage.ReportAsync(
            Report.Ship("S-1", SampleData.Producer, SampleData.Dealer) with { WithdrawnReason = "开错" }, Unit);

        await AssertUnknownAsync(host, SampleData.Dealer);
    }

    private static async Task AssertUnknownAsync(QueryHost host, long enterpriseId) => Assert.Equal(
        StatusCode.NotFound,
        (await Assert.ThrowsAsync<RpcException>(() => host.ChainAsync(Unit, enterpriseId))).StatusCode);

    private async Task<QueryHost> StartAsync()
    {
        var host = await QueryHost.StartAsync(fixture);
        for (var section = 101L; section < 110; section++)
        {
            await host.Data.RunAsync("insert_numbered_batch", section);
        }

        return host;
    }
}
