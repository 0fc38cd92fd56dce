using Grpc.Core;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Ingest.Tests.Catalog;

public sealed class SearchProductsTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private static readonly string DelegateCode = CreditCode.FromBody("91110000600001760").Value;
    private static readonly string OtherCode = CreditCode.FromBody("91310000600001760").Value;

    public static TheoryData<string, SearchProductsRequest> Criteria => new()
    {
        { "P-1", new SearchProductsRequest { TraceCode = "81000120000000010001" } },
        { "P-1", new SearchProductsRequest { Prefix = "8100013" } },
        { "P-1", new SearchProductsRequest { ProductCode = "P-1" } },
        { "P-1", new SearchProductsRequest { Barcode = "1690001" } },
        { "P-1", new SearchProductsRequest { NhsaCode = "XA01BAB001A001010100001" } },
        { "P-1,P-2", new SearchProductsRequest { Barcode = "6901234567892" } },
        { "P-1,P-2", new SearchProductsRequest { Name = "例片" } },
        { "C-1", new SearchProductsRequest { TraceCode = "MA.156.M0.001001.01.S123" } },
        { "C-1", new SearchProductsRequest { Name = "CATHETER x" } },
        { "G-1", new SearchProductsRequest { TraceCode = "(01)06901234567892(21)A1" } },
        { "G-1", new SearchProductsRequest { TraceCode = "010690123456789221A1" } },
        { "P-1,P-2,C-1,G-1", new SearchProductsRequest() },
        { "", new SearchProductsRequest { Name = "%" } },
        { "", new SearchProductsRequest { Name = "_" } },
        { "", new SearchProductsRequest { ProductCode = "P" } },
        { "", new SearchProductsRequest { TraceCode = "123456789012" } },
        { "", new SearchProductsRequest { NhsaCode = "" } },
        { "", new SearchProductsRequest { Barcode = "" } },
    };

    [Theory]
    [MemberData(nameof(Criteria))]
    public async Task SearchProducts_ByEachCriterion_FindsWhatMatches(string expected, SearchProductsRequest request)
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.FullDrug(1));
        await host.RegisterAsync(1, SampleProducts.FullDrug(2));
        var catheter = SampleProducts.FullConsumable(1);
        catheter.Name = "Catheter X";
        catheter.PackageLevels.Add(new PackageLevel { Level = 1, Prefix = SampleProducts.DeviceIdentifier(1, 1) });
        await host.RegisterAsync(1, catheter, EnterpriseRole.ConsumableProducer);
        await host.RegisterAsync(1, Gs1Product());

        var found = await host.SearchAsync(1, request);
        var foreign = await host.SearchAsync(2, request, OtherCode);

        Assert.Equal(expected, string.Join(',', found.Products.Select(one => one.Product.ProductCode)));
        Assert.Empty(foreign.Products);
        Assert.All(found.Products, one => Assert.True(one.Own));
    }

    [Fact]
    public async Task SearchProducts_OwnerNamesTheCaller_ShowsTheProductAndNobodyElseOfIt()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var product = SampleProducts.FullDrug(1);
        product.ActivatingCreditCodes.Add([DelegateCode, OtherCode]);
        await host.RegisterAsync(1, product);
        await host.RegisterAsync(1, SampleProducts.FullDrug(2));

        foreach (var request in Criteria.Select(row => row.Data.Item2).Where(one => one.TraceCode.StartsWith('8')).Append(new()))
        {
            var found = Assert.Single((await host.SearchAsync(2, request, DelegateCode)).Products);

            Assert.Equal(("P-1", false, 1u), (found.Product.ProductCode, found.Own, found.Version));
            Assert.Equal([DelegateCode], found.Product.ActivatingCreditCodes);
            Assert.Equal(product.Drug, found.Product.Drug);
        }
    }

    [Fact]
    public async Task SearchProducts_OwnerNamesTheCallerNoMore_HidesTheProduct()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var product = SampleProducts.Drug(1);
        product.ActivatingCreditCodes.Add(DelegateCode);
        await host.RegisterAsync(1, product);
        await host.RegisterAsync(1, SampleProducts.Drug(1));

        Assert.Empty((await host.SearchAsync(2, new SearchProductsRequest(), DelegateCode)).Products);
    }

    [Fact]
    public async Task SearchProducts_OldValueOfAChangedProduct_FindsItByPrefixOnly()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.FullDrug(1));
        var changed = SampleProducts.FullDrug(1);
        changed.Name = "新名";
        changed.Barcode = "111";
        changed.PackageLevels.RemoveAt(1);
        await host.RegisterAsync(1, changed);

        Assert.Empty((await host.SearchAsync(1, new SearchProductsRequest { Name = "示例片" })).Products);
        Assert.Empty((await host.SearchAsync(1, new SearchProductsRequest { Barcode = "1690001" })).Products);
        Assert.Empty((await host.SearchAsync(1, new SearchProductsRequest { Barcode = "6901234567892" })).Products);
        var found = Assert.Single((await host.SearchAsync(1, new SearchProductsRequest { Prefix = "8100012" })).Products);
        Assert.Equal((2u, "新名"), (found.Version, found.Product.Name));
    }

    [Fact]
    public async Task SearchProducts_ProductsComeBetweenPages_ShowsEachThatWasThereOnce()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await using var other = await CatalogHost.StartAsync(host.ConnectionString);
        for (var number = 0; number < 7; number++)
        {
            await (number % 2 == 0 ? host : other).RegisterAsync(1, SampleProducts.Drug(number));
        }

        var found = new List<string>();
        var request = new SearchProductsRequest { Name = "示例", PageSize = 2 };
        var next = 7;
        do
        {
            var page = await host.SearchAsync(1, request);
            Assert.InRange(page.Products.Count, 1, 2);
            found.AddRange(page.Products.Select(one => one.Product.ProductCode));
            request.PageToken = page.NextPageToken;
            if (next < 11)
            {
                await (next % 2 == 0 ? host : other).RegisterAsync(1, SampleProducts.Drug(next++));
            }
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Subset(found.ToHashSet(), Enumerable.Range(0, 7).Select(number => $"P-{number}").ToHashSet());
    }

    [Fact]
    public async Task SearchProducts_TokenOfAnotherSearchOrChanged_IsInvalid()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug(1));
        await host.RegisterAsync(1, SampleProducts.Drug(2));
        var token = (await host.SearchAsync(1, new SearchProductsRequest { Name = "示例", PageSize = 1 })).NextPageToken;
        Assert.NotEmpty(token);
        SearchProductsRequest[] bad =
        [
            new() { Name = "示例片", PageSize = 1, PageToken = token },
            new() { NhsaCode = "示例", PageSize = 1, PageToken = token },
            new() { Name = "示例", PageToken = token[..^1] },
            new() { Name = "示例", PageToken = (token[0] == 'A' ? 'B' : 'A') + token[1..] },
            new() { Name = "示例", PageToken = "!" },
        ];

        foreach (var request in bad)
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => host.SearchAsync(1, request));
            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        }

        var foreign = new SearchProductsRequest { Name = "示例", PageSize = 1, PageToken = token };
        var denied = await Assert.ThrowsAsync<RpcException>(() => host.SearchAsync(2, foreign));
        Assert.Equal(StatusCode.InvalidArgument, denied.StatusCode);
    }

    [Fact]
    public async Task SearchProducts_ValueThatIsNone_IsInvalidInBothLanguages()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        SearchProductsRequest[] bad =
        [
            new() { TraceCode = "8.1E+19" },
            new() { TraceCode = "(01)06901234567893(21)A1" },
            new() { Name = new string('x', 201) },
            new() { ProductCode = "a\nb" },
            new() { PageSize = 201 },
        ];

        foreach (var request in bad)
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => host.SearchAsync(1, request));
            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
            Assert.Contains(" / ", refused.Status.Detail, StringComparison.Ordinal);
        }
    }

    private static Product Gs1Product() => new()
    {
        ProductCode = "G-1",
        Kind = ProductKind.DomesticDrug,
        Name = "胰岛素",
        PackageLevels = { new PackageLevel { Level = 1, Prefix = SampleProducts.Gtin } },
    };
}
