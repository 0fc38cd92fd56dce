using Grpc.Core;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Ingest.Tests.Catalog;

public sealed class ProductVersionTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    [Theory]
    [InlineData(ProductKind.ImportedDrug)]
    [InlineData(ProductKind.DomesticDrug)]
    public async Task GetProduct_DrugWithEveryField_ComesBackAsItWent(ProductKind kind)
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var product = SampleProducts.FullDrug(0, kind);
        await host.RegisterAsync(1, product);

        Assert.Equal(product, (await host.GetAsync(1, "P-0")).Product);
    }

    [Fact]
    public async Task GetProduct_ConsumableWithEveryField_ComesBackAsItWent()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var product = SampleProducts.FullConsumable();
        await host.RegisterAsync(1, product, EnterpriseRole.ConsumableProducer);

        Assert.Equal(product, (await host.GetAsync(1, "C-0")).Product);
    }

    [Fact]
    public async Task RegisterProduct_OnlyADetailChanged_AddsAVersion()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.FullDrug());
        var changed = SampleProducts.FullDrug();
        changed.Drug.ShelfLife = "36";

        var answer = await host.RegisterAsync(1, changed);
        var again = await host.RegisterAsync(1, changed);

        Assert.Equal((RegisterOutcome.Changed, 2u), (answer.Outcome, answer.Version));
        Assert.Equal((RegisterOutcome.Unchanged, 2u), (again.Outcome, again.Version));
        Assert.Equal("24", (await host.GetAsync(1, "P-0", version: 1)).Product.Drug.ShelfLife);
        Assert.Equal("36", (await host.GetAsync(1, "P-0", version: 2)).Product.Drug.ShelfLife);
        Assert.Equal("36", (await host.GetAsync(1, "P-0")).Product.Drug.ShelfLife);
    }

    [Theory]
    [InlineData(2u)]
    [InlineData(uint.MaxValue)]
    public async Task GetProduct_VersionThatIsNot_IsNotFound(uint version)
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug());

        var refused = await Assert.ThrowsAsync<RpcException>(() => host.GetAsync(1, "P-0", version));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task ListProductVersions_ByPages_ShowsEveryVersionOnceTheNewestFirst()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        for (var version = 1; version <= 5; version++)
        {
            var product = SampleProducts.Drug();
            product.Name = $"示例片 {version}";
            await host.RegisterAsync(1, product);
        }

        var listed = new List<ProductVersion>();
        var request = new ListProductVersionsRequest { ProductCode = "P-0", PageSize = 2 };
        do
        {
            var page = await host.ListVersionsAsync(1, request);
            listed.AddRange(page.Versions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([5u, 4u, 3u, 2u, 1u], listed.Select(version => version.Version));
        Assert.All(listed, version => Assert.Equal($"示例片 {version.Version}", version.Product.Name));
        Assert.All(listed.Zip(listed.Skip(1)), pair => Assert.True(pair.First.CreatedAt >= pair.Second.CreatedAt));
    }

    [Fact]
    public async Task ListProductVersions_OfAnothersProduct_IsNotFound()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug());

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => host.ListVersionsAsync(2, new ListProductVersionsRequest { ProductCode = "P-0" }));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }
}
