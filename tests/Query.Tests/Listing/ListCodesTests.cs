using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Tests.Reconcile;

namespace TraceEngine.Query.Tests.Listing;

public sealed class ListCodesTests(QueryFixture fixture)
{
    private static readonly string Unit = SampleCode.OnLevel(1, 1);
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string OtherBox = SampleCode.OnLevel(2, 2);

    [Fact]
    public async Task ListCodes_OfALot_ShowsWhatEachCodeIs()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await new ListStage(host.Data).ActivateAsync(new(Unit, 1, Box), new(Box, 2), new(OtherBox, 2, State: 2));

        var page = await host.PageAsync(Lists.OfLot());

        Assert.Equal(
            [
                (Unit, 1u, CodeState.Active, Box), (Box, 2u, CodeState.Active, string.Empty),
                (OtherBox, 2u, CodeState.Terminated, string.Empty),
            ],
            page.Rows.Select(row => (row.Code, row.Level, row.State, row.ParentCode)));
        Assert.All(page.Rows, row => Assert.Equal(
            (ListStage.Number, "P-1", ListStage.FirstDay), (row.LotNumber, row.ProductCode, row.UploadedAt.ToDateTime())));
        Assert.Equal((string.Empty, 0ul), (page.NextPageToken, page.Total));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(25)]
    [InlineData(50)]
    [InlineData(0)]
    public async Task ListCodes_PageByPage_HasEachCodeOnceInOneOrder(uint pageSize)
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:Listing:SectionsPerStatement", "2"));
        var stage = new ListStage(host.Data);
        for (var section = 0; section < 5; section++)
        {
            await stage.ActivateUnitsAsync(section * 10, 10);
        }

        foreach (var selection in new[] { Lists.OfLot(), Lists.OfProduct(), Lists.OfDays("2025-06-03") })
        {
            Assert.Equal(
                Enumerable.Range(0, 50).Select(number => SampleCode.OnLevel(1, number)),
                (await host.AllAsync(selection, pageSize)).Select(row => row.Code));
        }
    }

    [Fact]
    public async Task ListCodes_WhileOthersAreWrittenAndRepacked_SkipsAndRepeatsNothing()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new ListStage(host.Data);
        string[] units = [.. Enumerable.Range(0, 40).Select(number => SampleCode.OnLevel(1, number))];
        await stage.ActivateAsync([new(OtherBox, 2), .. units[..20].Select(unit => new PlacedCode(unit, 1, Box))]);
        await stage.ActivateAsync([new(Box, 2), .. units[20..].Select(unit => new PlacedCode(unit, 1, Box))]);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), [Box, OtherBox, .. units]);
        foreach (var selection in new[]
        {
            Lists.OfLot(), Lists.OfProduct(), Lists.OfDays("2025-06-03"), Lists.OfDocument(FlowKind.Shipping, "S-1"),
        })
        {
            var expected = (await host.AllAsync(selection)).ConvertAll(row => row.Code);
            var moved = new Queue<string>(units);
            var added = expected.Count * 100;
            var rows = await host.AllAsync(selection, pageSize: 4, between: async () =>
            {
                if (moved.TryDequeue(out var unit))
                {
                    await stage.MoveAsync(unit, Box, OtherBox);
                    await stage.ActivateUnitsAsync(added++, 1);
                }
            });

            Assert.Equal(rows.Count, rows.Select(row => row.Code).Distinct().Count());
            Assert.Equal(expected, rows.Select(row => row.Code).Where(expected.Contains));
            await host.Data.RunAsync("forget_units_behind", SampleCode.Key(SampleCode.OnLevel(1, 100)));
        }
    }

    [Fact]
    public async Task ListCodes_OnOneLevel_LeavesOutTheOthers()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new ListStage(host.Data);
        await stage.ActivateAsync(new(Unit, 1, Box), new(Box, 2), new(OtherBox, 2));
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Unit, OtherBox, Box);

        Assert.Equal([Box, OtherBox], (await host.AllAsync(Lists.OfLot(level: 2), 1)).Select(row => row.Code));
        Assert.Equal([Box, OtherBox], (await host.AllAsync(Lists.OfProduct(level: 2), 1)).Select(row => row.Code));
        Assert.Equal(
            [OtherBox, Box],
            (await host.AllAsync(Lists.OfDocument(FlowKind.Shipping, "S-1", level: 2), 1)).Select(row => row.Code));
        Assert.Equal([Unit], (await host.AllAsync(Lists.OfDays("2025-06-03", level: 1), 1)).Select(row => row.Code));
        Assert.Empty(await host.AllAsync(Lists.OfLot(level: 9)));
    }

    [Fact]
    public async Task ListCodes_OfADocument_KeepsTheOrderItWasSentIn()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new ListStage(host.Data);
        await stage.ActivateUnitsAsync(0, 11);
        string[] sent = [.. Enumerable.Range(0, 11).Reverse().Select(number => SampleCode.OnLevel(1, number))];
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), sent);

        foreach (var pageSize in new uint[] { 1, 2, 3, 5, 11 })
        {
            var rows = await host.AllAsync(Lists.OfDocument(FlowKind.Shipping, "S-1"), pageSize);
            Assert.Equal(sent, rows.Select(row => row.Code));
        }
    }

    [Fact]
    public async Task ListCodes_OfUploadDays_HasWhatTheCallerActivatedAndReportedOnThem()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new ListStage(host.Data);
        await stage.ActivateUnitsAsync(0, 4);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Numbered(0, 1));
        stage.UploadedAt = ListStage.SecondDay;
        await stage.ActivateUnitsAsync(4, 2);
        await stage.ReportAsync(Report.Ship("S-2", SampleData.Producer, SampleData.Dealer), Numbered(4, 2, 3));
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer), Numbered(2, 0));
        await stage.ReportAsync(Report.Outbound("O-1", SampleData.Dealer, SampleData.Shop), Numbered(0, 1));

        // Activated on the day, else where it was named first; each code once.
        Assert.Equal(Numbered(0, 1, 2, 3), await CodesAsync("2025-06-03", "", SampleData.Producer));
        Assert.Equal(Numbered(4, 5, 2, 3), await CodesAsync("2025-06-04", "", SampleData.Producer));
        Assert.Equal(Numbered(0, 1, 2, 3, 4, 5), await CodesAsync("2025-06-03", "2025-06-04", SampleData.Producer));
        Assert.Equal(Numbered(2, 0, 1), await CodesAsync("2025-06-04", "", SampleData.Dealer));
        Assert.Empty(await CodesAsync("2025-06-03", "", SampleData.Dealer));
        Assert.Empty(await CodesAsync("2025-06-02", "", SampleData.Producer));

        async Task<List<string>> CodesAsync(string first, string last, long enterpriseId)
        {
            var whole = await host.AllAsync(Lists.OfDays(first, last), 0, enterpriseId);
            var paged = await host.AllAsync(Lists.OfDays(first, last), 1, enterpriseId);
            Assert.Equal(whole, paged);
            return whole.ConvertAll(row => row.Code);
        }
    }

    [Theory]
    [InlineData(100, 6, false)]
    [InlineData(6, 6, false)]
    [InlineData(5, 5, true)]
    public async Task ListCodes_WithTotal_CountsUpToItsBound(int bound, ulong total, bool isAtLeast)
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:Listing:TotalAtMost", $"{bound}"));
        var stage = new ListStage(host.Data);
        await stage.ActivateUnitsAsync(0, 6);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Numbered(0, 1, 2, 3, 4, 5));

        foreach (var selection in new[]
        {
            Lists.OfLot(), Lists.OfProduct(), Lists.OfDays("2025-06-03"), Lists.OfDocument(FlowKind.Shipping, "S-1"),
        })
        {
            var page = await host.PageAsync(selection, pageSize: 2, withTotal: true);
            Assert.Equal((2, total, isAtLeast), (page.Rows.Count, page.Total, page.TotalIsAtLeast));
        }
    }

    [Fact]
    public async Task ListCodes_LotNumberOfSeveralProducts_NamesThemAndTakesOne()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new ListStage(host.Data);
        await stage.ActivateUnitsAsync(0, 1);
        await host.Data.RunAsync("insert_numbered_product", 22L, SampleData.Producer, "P-2");
        await host.Data.RunAsync("insert_product_version", 22L);
        await host.Data.RunAsync("insert_numbered_lot", 22L, ListStage.Number, 32L, LotStage.ActivatedAt);
        await stage.ActivateLotAsync(SampleData.Producer, 22L, 32L, new PlacedCode(SampleCode.OnLevel(1, 50), 1));

        var several = await host.RefusedAsync(Lists.OfLot(), SampleData.Producer);

        Assert.Equal(StatusCode.InvalidArgument, several.StatusCode);
        Assert.Contains("P-2", several.Status.Detail, StringComparison.Ordinal);
        var row = Assert.Single(await host.AllAsync(Lists.OfLot(productCode: "P-2")));
        Assert.Equal((SampleCode.OnLevel(1, 50), "P-2"), (row.Code, row.ProductCode));
        Assert.Equal([SampleCode.OnLevel(1, 50)], (await host.AllAsync(Lists.OfProduct("P-2"))).Select(one => one.Code));
    }

    [Fact]
    public async Task ListCodes_ByNhsaCodeAndBarcode_FindsTheProduct()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await new ListStage(host.Data).ActivateUnitsAsync(0, 2);
        var selection = new CodeSelection
        {
            Product = new ProductSelection
            {
                Product = new ProductReference { NhsaCode = "XA01BAB001A001010100001", Barcode = "6901234567892" },
            },
        };

        Assert.Equal(2, (await host.AllAsync(selection)).Count);
        selection.Product.Product.Barcode = "6901234567893";
        Assert.Equal(StatusCode.NotFound, (await host.RefusedAsync(selection, SampleData.Producer)).StatusCode);
    }

    private static string[] Numbered(params int[] numbers) => [.. numbers.Select(number => SampleCode.OnLevel(1, number))];
}
