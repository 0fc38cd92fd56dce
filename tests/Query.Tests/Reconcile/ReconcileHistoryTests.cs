using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Reconcile;

/// <summary>Codes that went in and out of packages, and lots that are read in many pieces.</summary>
public sealed class ReconcileHistoryTests(QueryFixture fixture)
{
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string Case = SampleCode.OnLevel(3, 1);

    [Fact]
    public async Task ReconcileLot_TakenOutBeforeTheShipping_StaysBehind()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Box, 2), new(Unit(1), 1, Box), new(Unit(2), 1, Box));
        await stage.UnpackAsync(Unit(1), Box);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Box);

        var units = (await LotReading.ReadAsync(host)).Level(1);

        Assert.Equal((2ul, 1ul, 1ul, 1ul), (units.Activated, units.Shipped, units.OnHand, units.InTransit));
    }

    [Fact]
    public async Task ReconcileLot_TakenOutBehindTheReceipt_KeepsWhatHappened()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit(1), 1, Box), new(Unit(2), 1, Box));
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), Case);

        // The box leaves the case, so the mark of who has it stands on the box, not on the units that stay inside.
        await stage.UnpackAsync(Box, Case, holder: SampleData.Dealer);
        await stage.ReportAsync(Report.Outbound("S-2", SampleData.Dealer, SampleData.Shop), Box);

        var lot = await LotReading.ReadAsync(host);

        Assert.Equal((2ul, 2ul, 2ul, 0ul), Flow(lot.Level(1)));
        Assert.Equal((1ul, 1ul, 1ul, 0ul), Flow(lot.Level(2)));
        Assert.Equal([(GapKind.ShippedNotReceived, 2ul, 1ul)], lot.Totals);
        Assert.Equal(("S-2", Box), (lot.Gaps[0].DocumentNumber, lot.Gaps[0].Code));
    }

    [Fact]
    public async Task ReconcileLot_PackedBehindTheShipping_DoesNotInheritIt()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Box, 2), new(Unit(1), 1, Box), new(Unit(2), 1));
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Box);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), Box);
        await stage.PackAsync(Unit(2), Box);

        var units = (await LotReading.ReadAsync(host)).Level(1);

        Assert.Equal((1ul, 1ul, 1ul), (units.Shipped, units.Received, units.OnHand));
    }

    [Fact]
    public async Task ReconcileLot_ManyPiecesAndFewNodes_CountsEachOnce()
    {
        const int Boxes = 1_200;
        const int UnitsPerBox = 10;
        await using var host = await QueryHost.StartAsync(
            fixture,
            ("Query:KeysPerStatement", "700"),
            ("Query:Reconcile:SectionsPerStatement", "2"),
            ("Query:Reconcile:TrailNodesAtMost", "10000"));
        var stage = new LotStage(host.Data);
        for (var section = 0; section < 6; section++)
        {
            await stage.ActivateAsync(BoxesOf(section * Boxes / 6, Boxes / 6, UnitsPerBox));
        }

        string[] boxes = [.. Enumerable.Range(0, Boxes).Select(box => SampleCode.OnLevel(2, box))];
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), boxes);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), boxes[..1_000]);

        var lot = await LotReading.ReadAsync(host, maxGaps: 5);

        Assert.Equal((12_000ul, 12_000ul, 10_000ul), Counted(lot.Level(1)));
        Assert.Equal((1_200ul, 1_200ul, 1_000ul), Counted(lot.Level(2)));
        var missing = lot.Summary.Gaps.Single(total => total.Kind == GapKind.ShippedNotReceived);
        Assert.Equal((2_000ul, 200ul, 5ul, false), (missing.Codes, missing.Gaps, missing.Sent, missing.AtLeast));
        Assert.Equal(5, lot.Gaps.Count(gap => gap.Kind == GapKind.ShippedNotReceived));
    }

    [Fact]
    public async Task ReconcileLot_MoreGapsThanAreKeptApart_SaysAtLeast()
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:Reconcile:GapSubjectsAtMost", "3"));
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(BoxesOf(0, 5, 2));
        await stage.ReportAsync(
            Report.Ship("S-1", SampleData.Producer, SampleData.Dealer),
            [.. Enumerable.Range(0, 5).Select(box => SampleCode.OnLevel(2, box))]);

        var total = Assert.Single((await LotReading.ReadAsync(host)).Summary.Gaps);

        Assert.Equal((10ul, 3ul, true), (total.Codes, total.Gaps, total.AtLeast));
    }

    private static (ulong Shipped, ulong Received, ulong InTransit, ulong OnHand) Flow(LotLevelCounts counts) =>
        (counts.Shipped, counts.Received, counts.InTransit, counts.OnHand);

    private static (ulong Activated, ulong Shipped, ulong Received) Counted(LotLevelCounts counts) =>
        (counts.Activated, counts.Shipped, counts.Received);

    private static PlacedCode[] BoxesOf(int first, int boxes, int unitsPerBox) =>
    [
        .. Enumerable.Range(first, boxes).Select(box => new PlacedCode(SampleCode.OnLevel(2, box), 2)),
        .. Enumerable.Range(first * unitsPerBox, boxes * unitsPerBox)
            .Select(unit => new PlacedCode(Unit(unit), 1, SampleCode.OnLevel(2, unit / unitsPerBox))),
    ];

    private static string Unit(int number) => SampleCode.OnLevel(1, number);
}
