using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Reconcile;

public sealed class ReconcileLotTests(QueryFixture fixture)
{
    private static readonly string Case = SampleCode.OnLevel(3, 1);
    private static readonly string FirstBox = SampleCode.OnLevel(2, 1);
    private static readonly string SecondBox = SampleCode.OnLevel(2, 2);
    private static readonly string OpenBox = SampleCode.OnLevel(2, 9);

    [Fact]
    public async Task ReconcileLot_CaseReceivedInPart_CountsEveryNumber()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        await stage.ActivateAsync(new(Unit(7), 1), new(Unit(8), 1, OpenBox), new(Unit(9), 1, null, 1), new(Unit(10), 1, null, 5));
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), FirstBox);

        var lot = await LotReading.ReadAsync(host);

        Assert.Equal(
            new LotLevelCounts
            {
                Level = 1,
                Activated = 10,
                ActivationWithdrawn = 1,
                Packed = 7,
                Shipped = 6,
                Received = 3,
                OnHand = 2,
                InTransit = 3,
                HeldByOthers = 3,
                Terminated = 1,
            },
            lot.Level(1));
        Assert.Equal(
            new LotLevelCounts
            {
                Level = 2,
                Activated = 2,
                Packed = 2,
                Shipped = 2,
                Received = 1,
                InTransit = 1,
                HeldByOthers = 1,
            },
            lot.Level(2));
        Assert.Equal(new LotLevelCounts { Level = 3, Activated = 1, Shipped = 1, InTransit = 1 }, lot.Level(3));
        Assert.Equal(1ul, lot.Summary.OpenParents);
        Assert.Equal(("P-1", "示例片", true), (lot.Lot.ProductCode, lot.Lot.ProductName, lot.Lot.ActivatedByCaller));
        Assert.Equal(
            [
                (GapKind.ShippedNotReceived, 3ul, 1ul), (GapKind.CountDiffers, 0ul, 1ul), (GapKind.ParentNotActivated, 1ul, 1ul),
            ],
            lot.Totals);
        var missing = lot.Gaps.Single(gap => gap.Kind == GapKind.ShippedNotReceived);
        Assert.Equal(
            (Case, "S-1", SampleData.CreditCodeText), (missing.Code, missing.DocumentNumber, missing.CreditCode));
        Assert.Contains(SampleData.CreditCodeOf(SampleData.Dealer), missing.ExpectedEn, StringComparison.Ordinal);
        var part = lot.Gaps.Single(gap => gap.Kind == GapKind.CountDiffers);
        Assert.Equal(("S-1", string.Empty), (part.DocumentNumber, part.Code));
        Assert.Contains("6", part.ExpectedZh, StringComparison.Ordinal);
        Assert.Contains("3", part.FoundZh, StringComparison.Ordinal);
        Assert.Equal(OpenBox, lot.Gaps.Single(gap => gap.Kind == GapKind.ParentNotActivated).Code);
    }

    [Fact]
    public async Task ReconcileLot_ReceiptBeforeItsShipping_IsNoGap()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), Case);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);

        var lot = await LotReading.ReadAsync(host);

        Assert.Empty(lot.Gaps);
        Assert.Equal((6ul, 6ul, 6ul), (lot.Level(1).Shipped, lot.Level(1).Received, lot.Level(1).HeldByOthers));
    }

    [Fact]
    public async Task ReconcileLot_ReceivedAndNeverShipped_IsOnHandAndAGap()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        await stage.ReportAsync(Report.Inbound("R-1", SampleData.Producer, SampleData.Dealer), FirstBox);

        var lot = await LotReading.ReadAsync(host);

        Assert.Equal([(GapKind.ReceivedNotShipped, 3ul, 1ul)], lot.Totals);
        Assert.Equal((FirstBox, "R-1"), (lot.Gaps[0].Code, lot.Gaps[0].DocumentNumber));
        Assert.Equal((6ul, 3ul, 0ul), (lot.Level(1).OnHand, lot.Level(1).Received, lot.Level(1).Shipped));
    }

    [Fact]
    public async Task ReconcileLot_AnnouncedRowsMissing_CountDiffers()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        await stage.ReportAsync(
            Report.Ship("S-1", SampleData.Producer, SampleData.Dealer) with { ExpectedCount = 5, IsOpen = true }, Case);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), Case);

        var gap = Assert.Single((await LotReading.ReadAsync(host)).Gaps);

        Assert.Equal((GapKind.CountDiffers, "S-1"), (gap.Kind, gap.DocumentNumber));
        Assert.Contains("5", gap.ExpectedEn, StringComparison.Ordinal);
        Assert.Contains("not complete", gap.FoundEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReconcileLot_TimesGoBackwards_EachIsNamed()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer) with { Hour = -1 }, FirstBox);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), FirstBox);
        await stage.ReportAsync(Report.Ship("S-2", SampleData.Producer, SampleData.Dealer) with { Hour = 4 }, SecondBox);
        await stage.ReportAsync(Report.Receive("R-2", SampleData.Producer, SampleData.Dealer) with { Hour = 3 }, SecondBox);
        await stage.ReportAsync(Report.Outbound("S-3", SampleData.Dealer, SampleData.Shop) with { Hour = 1 }, FirstBox);
        await stage.ReportAsync(Report.Inbound("R-3", SampleData.Dealer, SampleData.Shop) with { Hour = 5 }, FirstBox);

        var lot = await LotReading.ReadAsync(host);

        Assert.Equal([(GapKind.TimeBackwards, 6ul, 3ul)], lot.Totals);
        Assert.Equal(["R-2", "S-1", "S-3"], lot.Gaps.Select(gap => gap.DocumentNumber).Order());
    }

    [Fact]
    public async Task ReconcileLot_ShippedTwice_IsInTwoPlaces()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), FirstBox);
        await stage.ReportAsync(Report.Ship("S-2", SampleData.Producer, SampleData.Shop), FirstBox);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), FirstBox);
        await stage.ReportAsync(Report.Receive("R-2", SampleData.Producer, SampleData.Shop), FirstBox);

        var lot = await LotReading.ReadAsync(host);

        Assert.Equal([(GapKind.TwoPlaces, 3ul, 1ul)], lot.Totals);
        Assert.Contains("S-1", lot.Gaps[0].FoundZh, StringComparison.Ordinal);
        Assert.Contains("S-2", lot.Gaps[0].FoundEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReconcileLot_TwoReceiversClaimIt_IsInTwoPlaces()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new PlacedCode(Unit(1), 1));
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), Unit(1));
        await stage.ReportAsync(Report.Receive("R-2", SampleData.Producer, SampleData.Shop), Unit(1));

        var lot = await LotReading.ReadAsync(host);

        Assert.Equal([(GapKind.ReceivedNotShipped, 1ul, 2ul), (GapKind.TwoPlaces, 1ul, 1ul)], lot.Totals);
    }

    [Fact]
    public async Task ReconcileLot_SentBackAndOutAgain_IsNoGap()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), Case);
        var back = new Report(FlowKind.Return, "B-1", "202", SampleData.Dealer, SampleData.Dealer, SampleData.Producer);
        await stage.ReportAsync(back with { Hour = 3 }, Case);
        var again = new Report(FlowKind.Return, "B-2", "103", SampleData.Producer, SampleData.Dealer, SampleData.Producer);
        await stage.ReportAsync(again with { Hour = 4 }, Case);
        await stage.ReportAsync(Report.Ship("S-2", SampleData.Producer, SampleData.Shop) with { Hour = 5 }, Case);
        await stage.ReportAsync(Report.Receive("R-2", SampleData.Producer, SampleData.Shop) with { Hour = 6 }, Case);

        var lot = await LotReading.ReadAsync(host);

        Assert.Empty(lot.Gaps);
        Assert.Equal((6ul, 0ul), (lot.Level(1).HeldByOthers, lot.Level(1).OnHand));
    }

    [Fact]
    public async Task ReconcileLot_WithdrawnDocument_DoesNotCount()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        var shipping = Report.Ship("S-1", SampleData.Producer, SampleData.Dealer);
        await stage.ReportAsync(shipping with { WithdrawnReason = "开错", ExpectedCount = 7 }, Case);

        var lot = await LotReading.ReadAsync(host);

        Assert.Empty(lot.Gaps);
        Assert.Equal((0ul, 6ul), (lot.Level(1).Shipped, lot.Level(1).OnHand));
    }

    [Fact]
    public async Task ReconcileLot_RecalledWhole_CountsAllAndNamesTheDocument()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfTwoBoxes());
        await stage.RecallLotAsync(new Report(FlowKind.Recall, "Z-1", "211", SampleData.Producer, SampleData.Producer, 0));

        var lot = await LotReading.ReadAsync(host);

        var recall = Assert.Single(lot.Lot.Recalls);
        Assert.Equal(("Z-1", SampleData.CreditCodeText, "质量问题"), (recall.DocumentNumber, recall.CreditCode, recall.Reason));
        Assert.Equal([6ul, 2ul, 1ul], lot.Summary.Levels.Select(level => level.Recalled));
        Assert.Equal(6ul, lot.Level(1).OnHand);
    }

    private static string Unit(int number) => SampleCode.OnLevel(1, number);

    private static PlacedCode[] CaseOfTwoBoxes() =>
    [
        new(Case, 3), new(FirstBox, 2, Case), new(SecondBox, 2, Case),
        .. Enumerable.Range(1, 6).Select(unit => new PlacedCode(Unit(unit), 1, unit <= 3 ? FirstBox : SecondBox)),
    ];
}
