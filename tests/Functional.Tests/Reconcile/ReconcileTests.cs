using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Functional.Tests.Flows;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Reconcile;

/// <summary>What was written through the real write side, counted and shown by the real read side.</summary>
public sealed class ReconcileTests(FlowServer shared) : IClassFixture<FlowServer>
{
    private const int Case = 0;
    private const int FirstBox = 1;
    private const int FirstUnit = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReconcileLot_ShippedAndReceivedInPart_CountsBoth()
    {
        var lot = shared.NextName();
        var codes = await shared.ActivateCaseAsync(lot);
        Refusals.AssertNone(
            await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[Case])), 1);
        Refusals.AssertNone(
            await shared.Dealer.UploadAsync(
                FlowData.Circulation("102", shared.NextName(), shared.Maker, shared.Dealer, codes[FirstBox])),
            1);

        var (maker, gaps) = await ReconcileAsync(shared.Maker, lot, null);
        var (dealer, _) = await ReconcileAsync(shared.Dealer, lot, TestData.Product().ProductCode);

        var units = maker.Levels.Single(level => level.Level == 1);
        Assert.Equal(
            (4ul, 4ul, 2ul, 2ul, 2ul, 0ul),
            (units.Activated, units.Shipped, units.Received, units.InTransit, units.HeldByOthers, units.OnHand));
        Assert.Equal(
            [GapKind.ShippedNotReceived, GapKind.CountDiffers], gaps.Select(gap => gap.Kind).Order());
        Assert.Equal(codes[Case], gaps.Single(gap => gap.Kind == GapKind.ShippedNotReceived).Code);
        Assert.Equal((2ul, 2ul), (dealer.Levels[0].Activated, dealer.Levels[0].OnHand));
    }

    [Fact]
    public async Task ReconcileLot_DocumentWithdrawn_IsAsIfItNeverCame()
    {
        var lot = shared.NextName();
        var codes = await shared.ActivateCaseAsync(lot);
        var number = shared.NextName();
        await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[Case]));
        Refusals.AssertNone(
            await shared.Maker.UploadAsync(
                FlowData.Correcting(shared.NextName(), FlowData.Withdraw(FlowKind.Shipping, number))),
            1);

        var (summary, gaps) = await ReconcileAsync(shared.Maker, lot, null);

        Assert.Empty(gaps);
        Assert.Equal((0ul, 4ul), (summary.Levels[0].Shipped, summary.Levels[0].OnHand));
    }

    [Fact]
    public async Task ReconcileLot_UnpackedByTheReceiver_StaysWithIt()
    {
        var lot = shared.NextName();
        var codes = await shared.ActivateCaseAsync(lot);
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[Case]));
        await shared.Dealer.UploadAsync(
            FlowData.Circulation("102", shared.NextName(), shared.Maker, shared.Dealer, codes[Case]));
        Refusals.AssertNone(
            await shared.Dealer.Client.PackAsync(shared.NextName(), [PackingData.Unpack(codes[Case], codes[FirstBox])]), 1);
        await shared.Dealer.UploadAsync(
            FlowData.Circulation("201", shared.NextName(), shared.Dealer, shared.Shop, codes[FirstBox]));

        var (summary, gaps) = await ReconcileAsync(shared.Maker, lot, null);

        Assert.Equal(
            (4ul, 4ul, 2ul, 2ul),
            (summary.Levels[0].Shipped, summary.Levels[0].Received, summary.Levels[0].InTransit, summary.Levels[0].HeldByOthers));
        var gap = Assert.Single(gaps);
        Assert.Equal((GapKind.ShippedNotReceived, codes[FirstBox]), (gap.Kind, gap.Code));
    }

    [Fact]
    public async Task GetChain_BehindRealDocuments_ShowsThemToEachParty()
    {
        var codes = await shared.ActivateCaseAsync();
        var shipping = shared.NextName();
        await shared.Maker.UploadAsync(FlowData.Shipping(shipping, shared.Maker, shared.Dealer, codes[Case]));
        await using var maker = shared.Server.Connect(shared.Maker.Enterprise);
        await using var dealer = shared.Server.Connect(shared.Dealer.Enterprise);
        await using var shop = shared.Server.Connect(shared.Shop.Enterprise);

        var own = Assert.Single((await maker.FindChainAsync(codes[FirstUnit], Cancellation))!.Nodes);
        var named = Assert.Single((await dealer.FindChainAsync(codes[FirstUnit], Cancellation))!.Nodes);

        Assert.Equal((FlowKind.Shipping, shipping, codes[Case]), (own.Kind, own.DocumentNumber, own.Via));
        Assert.Equal(own, named);
        Assert.Null(await shop.FindChainAsync(codes[FirstUnit], Cancellation));
    }

    [Fact]
    public async Task GetDuties_ShippedAndNotReceived_IsOwedByTheReceiver()
    {
        var codes = await shared.ActivateCaseAsync();
        var shipping = shared.NextName();
        await shared.Maker.UploadAsync(FlowData.Shipping(shipping, shared.Maker, shared.Shop, codes[Case]));
        await using var shop = shared.Server.Connect(shared.Shop.Enterprise);

        var duties = await shop.GetDutiesAsync(Cancellation);

        var duty = duties.Duties.Single(duty => duty.DocumentNumber == shipping);
        Assert.Equal((DutyKind.Receive, 1ul), (duty.Kind, duty.Codes));
        Assert.Equal(Obligation.Must, duties.Interfaces.Single(one => one.Name == "circInfo").Obligation);
    }

    [Fact]
    public async Task GetLimits_WithAnOpenStream_CountsIt()
    {
        await using var maker = shared.Server.Connect(shared.Maker.Enterprise);
        const string Setting = "Ingest:Reception:MaxStreamsOfEnterprise";
        var before = await UsedAsync();
        using var stream = await shared.Maker.OpenAsync(shared.NextName());

        Assert.Equal(before + 1, await UsedAsync());
        var limits = (await maker.GetLimitsAsync(Cancellation)).Limits;
        Assert.Equal(
            ["Access", "Catalog", "Ingest", "Query", "Server", "Signing"],
            limits.Select(limit => limit.Setting.Split(':')[0]).Distinct());
        Assert.All(limits, limit => Assert.True(limit.TitleZh.Length > 0 && limit.TitleEn.Length > 0, limit.Setting));

        async Task<long> UsedAsync() =>
            (await maker.GetLimitsAsync(Cancellation)).Limits.Single(limit => limit.Setting == Setting).Used;
    }

    private async Task<(ReconcileSummary Summary, List<Gap> Gaps)> ReconcileAsync(
        FlowParticipant participant, string lot, string? productCode)
    {
        await using var client = shared.Server.Connect(participant.Enterprise);
        var request = new ReconcileLotRequest
        {
            LotNumber = lot,
            Product = new ProductReference { ProductCode = productCode ?? string.Empty },
        };
        var gaps = new List<Gap>();
        ReconcileSummary? summary = null;
        await foreach (var answer in client.ReconcileLotAsync(request, Cancellation))
        {
            summary = answer.Summary ?? summary;
            if (answer.Gap is { } gap)
            {
                gaps.Add(gap);
            }
        }

        return (summary!, gaps);
    }
}
