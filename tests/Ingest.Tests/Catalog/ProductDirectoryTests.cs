using TraceEngine.Contracts.Parties;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Tests.Catalog;

public sealed class ProductDirectoryTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    [Fact]
    public async Task Refresh_RegisteredOnAnotherHost_IsFound()
    {
        var database = await fixture.NewDatabaseAsync();
        await using var here = await CatalogHost.StartAsync(database);
        await using var there = await CatalogHost.StartAsync(database);
        var before = await here.Directory.RefreshAsync(TestContext.Current.CancellationToken);
        await there.RegisterAsync(1, SampleProducts.Drug());

        var after = await here.Directory.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.Null(before.FindByProductCode(1, "P-0"));
        Assert.NotNull(after.FindByProductCode(1, "P-0"));
        Assert.Same(after, await here.Directory.RefreshAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refresh_OneProductChanged_OthersKeepTheirObject()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug(1));
        await host.RegisterAsync(1, SampleProducts.Drug(2));
        var before = host.Directory.Current;
        var changed = SampleProducts.Drug(2);
        changed.PackageLevels[0].Level = 4;

        await host.RegisterAsync(1, changed);

        var after = host.Directory.Current;
        Assert.Same(before.FindByProductCode(1, "P-1"), after.FindByProductCode(1, "P-1"));
        Assert.True(before.TryFindNationalPrefix(8100021, out var old));
        Assert.True(after.TryFindNationalPrefix(8100021, out var now));
        Assert.Equal((1, 4), (old.Level, now.Level));
    }

    [Fact]
    public async Task Refresh_ActivatingEnterpriseComesLater_MayActivateFromThenOn()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var creditCode = CreditCode.FromBody("91110000600001760").Value;
        var product = SampleProducts.Drug();
        product.ActivatingCreditCodes.Add(creditCode);
        await host.RegisterAsync(1, product);
        var before = host.Directory.Current;
        await host.ScalarAsync("insert_enterprise", 7L, creditCode);

        var after = await host.Directory.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.Null(before.FindByProductCode(7, "P-0"));
        var found = after.FindByProductCode(7, "P-0");
        Assert.NotNull(found);
        Assert.True(found.MayActivate(1));
        Assert.True(found.MayActivate(7));
        Assert.False(found.MayActivate(8));
        Assert.Same(found, after.FindByNhsaCode(7, product.NhsaCode, product.Barcode));
    }

    [Fact]
    public void FindByProductCode_OwnAndDelegated_OwnWinsAndTwoDelegatedAreNone()
    {
        var own = Product(1, 10);
        var first = Product(2, 20, 10, 30);
        var second = Product(3, 40, 30);
        var snapshot = new ProductSnapshot(1, new[] { own, first, second }.ToDictionary(product => product.ProductId));

        Assert.Same(own, snapshot.FindByProductCode(10, "P"));
        Assert.Same(first, snapshot.FindByProductCode(20, "P"));
        Assert.Null(snapshot.FindByProductCode(30, "P"));
        Assert.Null(snapshot.FindByNhsaCode(30, "N", string.Empty));
    }

    private static RegisteredProduct Product(long id, long enterpriseId, params long[] activating) =>
        new(id, 1, enterpriseId, "P", RegisteredKind.DomesticDrug, "N", string.Empty)
        {
            ActivatingEnterprises = [.. activating.Select(other => new ActivatingEnterprise($"C{other}", other))],
        };
}
