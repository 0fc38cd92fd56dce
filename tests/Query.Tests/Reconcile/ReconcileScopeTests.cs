using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Reconcile;

public sealed class ReconcileScopeTests(QueryFixture fixture)
{
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string OtherBox = SampleCode.OnLevel(2, 2);

    [Fact]
    public async Task ReconcileLot_AnothersOrUnknown_IsTheSameAnswer()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var unknown = await RefusedAsync(host, SampleData.Stranger, "P-1");
        var unknownWithoutProduct = await RefusedAsync(host, SampleData.Stranger, null);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(TwoBoxes());
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Box);

        var foreign = await RefusedAsync(host, SampleData.Stranger, "P-1");
        var foreignWithoutProduct = await RefusedAsync(host, SampleData.Stranger, null);

        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(unknown.Status, foreign.Status);
        Assert.Equal(StatusCode.InvalidArgument, unknownWithoutProduct.StatusCode);
        Assert.Equal(unknownWithoutProduct.Status, foreignWithoutProduct.Status);
    }

    [Fact]
    public async Task ReconcileLot_NamedAsReceiverOnly_IsNotItsLotYet()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(TwoBoxes());
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Box);

        Assert.Equal(StatusCode.NotFound, (await RefusedAsync(host, SampleData.Dealer, "P-1")).StatusCode);
    }

    [Fact]
    public async Task ReconcileLot_ByDistributor_CountsOnlyWhatItsDocumentsReached()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync([.. TwoBoxes(), new PlacedCode(SampleCode.OnLevel(1, 9), 1, SampleCode.OnLevel(2, 9))]);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer) with { Hour = -5 }, Box, OtherBox);
        await stage.ReportAsync(Report.Inbound("R-1", SampleData.Producer, SampleData.Dealer), Box);
        await stage.ReportAsync(Report.Outbound("S-2", SampleData.Dealer, SampleData.Shop), SampleCode.OnLevel(1, 1));
        await stage.ReportAsync(Report.Receive("R-9", SampleData.Stranger, SampleData.Shop), SampleCode.OnLevel(1, 2));

        var lot = await LotReading.ReadAsync(host, SampleData.Dealer, "P-1");

        Assert.False(lot.Lot.ActivatedByCaller);
        Assert.Equal(
            new LotLevelCounts { Level = 1, Activated = 3, Packed = 3, Shipped = 1, Received = 3, OnHand = 2, InTransit = 1 },
            lot.Level(1));
        Assert.Equal(new LotLevelCounts { Level = 2, Activated = 1, Received = 1, OnHand = 1 }, lot.Level(2));
        Assert.Equal([(GapKind.ShippedNotReceived, 1ul, 1ul)], lot.Totals);
        Assert.Equal(("S-2", SampleCode.OnLevel(1, 1)), (lot.Gaps[0].DocumentNumber, lot.Gaps[0].Code));
    }

    [Fact]
    public async Task ReconcileLot_NumberOfSeveralProducts_NamesThemAndTakesOne()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(TwoBoxes());
        await AddLotAsync(host, 22, "P-2", 32);
        await stage.ActivateLotAsync(SampleData.Producer, 32, new PlacedCode(SampleCode.OnLevel(1, 50), 1));

        var several = await RefusedAsync(host, SampleData.Producer, null);
        var second = await LotReading.ReadAsync(host, productCode: "P-2");

        Assert.Equal(StatusCode.InvalidArgument, several.StatusCode);
        Assert.Contains("P-1", several.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("P-2", several.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(("P-2", 1ul), (second.Lot.ProductCode, Assert.Single(second.Summary.Levels).Activated));
    }

    [Fact]
    public async Task ReconcileLot_ByNhsaCodeAndBarcode_FindsTheProduct()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(TwoBoxes());
        await stage.ReportAsync(Report.Inbound("R-1", SampleData.Producer, SampleData.Dealer), Box);

        using var call = host.Reconcile.ReconcileLot(
            new ReconcileLotRequest
            {
                LotNumber = LotStage.Number,
                Product = new ProductReference { NhsaCode = "XA01BAB001A001010100001", Barcode = "6901234567892" },
                CreditCode = SampleData.CreditCodeText,
            },
            QueryHost.As(SampleData.Dealer),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal("P-1", call.ResponseStream.Current.Lot.ProductCode);
    }

    [Fact]
    public async Task ReconcileLot_AnothersSectionsOfTheLot_AreNotCounted()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(TwoBoxes());
        await stage.ActivateLotAsync(SampleData.Stranger, SampleData.Lot, new PlacedCode(SampleCode.OnLevel(1, 70), 1));

        Assert.Equal(6ul, (await LotReading.ReadAsync(host)).Level(1).Activated);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 20250601")]
    [InlineData("1234567890123456789012345678901")]
    public async Task ReconcileLot_NoLotNumber_SaysWhyInBothLanguages(string lotNumber)
    {
        await using var host = await QueryHost.StartAsync(fixture);

        var refused = await Assert.ThrowsAsync<RpcException>(() => LotReading.ReadAsync(host, lotNumber: lotNumber));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains(" / ", refused.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task AddLotAsync(QueryHost host, long productId, string productCode, long lotId)
    {
        await host.Data.RunAsync("insert_numbered_product", productId, SampleData.Producer, productCode);
        await host.Data.RunAsync("insert_product_version", productId);
        await host.Data.RunAsync("insert_numbered_lot", productId, LotStage.Number, lotId, LotStage.ActivatedAt);
    }

    private static Task<RpcException> RefusedAsync(QueryHost host, long enterpriseId, string? productCode) =>
        Assert.ThrowsAsync<RpcException>(() => LotReading.ReadAsync(host, enterpriseId, productCode));

    private static PlacedCode[] TwoBoxes() =>
    [
        new(Box, 2), new(OtherBox, 2),
        .. Enumerable.Range(1, 6).Select(unit => new PlacedCode(SampleCode.OnLevel(1, unit), 1, unit <= 3 ? Box : OtherBox)),
    ];
}
