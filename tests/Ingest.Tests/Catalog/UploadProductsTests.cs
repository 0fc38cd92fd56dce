using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Tests.Catalog;

public sealed class UploadProductsTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    [Fact]
    public async Task UploadProducts_AllThreeKinds_AreFoundWholeBeforeTheAnswer()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var imported = SampleProducts.FullDrug(1, ProductKind.ImportedDrug);
        var domestic = SampleProducts.FullDrug(2);
        var consumable = SampleProducts.FullConsumable(3);

        var ack = await host.UploadAsync(1, "D-1", imported, domestic, consumable);

        Assert.Equal((3u, 0u, 1ul), (ack.Accepted, ack.Refused, ack.Sequence));
        Assert.Equal(32, ack.Receipt.Length);
        Assert.NotNull(host.Directory.Current.FindByProductCode(1, "P-1"));
        Assert.True(host.Directory.Current.TryFindIdentifier(SampleProducts.DeviceIdentifier(1, 3), out var unit));
        Assert.Equal(("C-3", 1), (unit.Product.ProductCode, unit.Level));
        Assert.Equal(imported, (await host.GetAsync(1, "P-1")).Product);
        Assert.Equal(domestic, (await host.GetAsync(1, "P-2")).Product);
        var shown = (await host.GetAsync(1, "C-3")).Product;
        Assert.Equal(consumable.Consumable, shown.Consumable);
        Assert.Equal([1u, 2u], shown.PackageLevels.Select(level => level.Level));
    }

    [Fact]
    public async Task UploadProducts_KnownNewAndChanged_AddVersionsOnlyWhereSomethingIsNew()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.UploadAsync(1, "D-1", SampleProducts.FullDrug(1), SampleProducts.FullDrug(2));
        var changed = SampleProducts.FullDrug(2);
        changed.Drug.ShelfLife = "36";

        var ack = await host.UploadAsync(1, "D-2", SampleProducts.FullDrug(1), changed, SampleProducts.FullDrug(3));

        Assert.Equal(3u, ack.Accepted);
        Assert.Equal(1u, (await host.GetAsync(1, "P-1")).Version);
        Assert.Equal(2u, (await host.GetAsync(1, "P-2")).Version);
        Assert.Equal(1u, (await host.GetAsync(1, "P-3")).Version);
        Assert.Equal("24", (await host.GetAsync(1, "P-2", version: 1)).Product.Drug.ShelfLife);
        Assert.Equal(5L, await host.ScalarAsync("count_product_rows"));
    }

    [Fact]
    public async Task UploadProducts_NothingNew_SendsNoHostToReadAgain()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.UploadAsync(1, "D-1", SampleProducts.FullDrug(1), SampleProducts.FullConsumable(1));
        var before = await host.ScalarAsync("read_catalog_version");

        var ack = await host.UploadAsync(1, "D-2", SampleProducts.FullConsumable(1), SampleProducts.FullDrug(1));

        Assert.Equal((2u, false), (ack.Accepted, ack.AlreadyCommitted));
        Assert.Equal(before, await host.ScalarAsync("read_catalog_version"));
    }

    [Fact]
    public async Task UploadProducts_RegisteredBeforeWithFewerFields_BecomesTheNextVersion()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug(1));

        await host.UploadAsync(1, "D-1", SampleProducts.FullDrug(1));

        Assert.Equal(2u, (await host.GetAsync(1, "P-1")).Version);
        Assert.Null((await host.GetAsync(1, "P-1", version: 1)).Product.Drug);
    }

    [Fact]
    public async Task UploadProducts_BadRows_EachGetsItsVerdictAndTheOthersAreWritten()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.UploadAsync(2, "D-1", SampleProducts.FullDrug(9));
        await host.UploadAsync(1, "D-1", SampleProducts.FullDrug(8));
        var foreign = SampleProducts.FullDrug(2);
        foreign.PackageLevels[1].Prefix = "8100092";
        var own = SampleProducts.FullDrug(3);
        own.PackageLevels[2].Prefix = "8100083";
        var missing = SampleProducts.FullDrug(4);
        missing.Drug.DosageForm = "";
        missing.Drug.PackRatio = "";
        var sibling = SampleProducts.FullDrug(5);
        sibling.PackageLevels[0].Prefix = "8100012";

        var ack = await host.UploadAsync(
            1, "D-2", SampleProducts.FullDrug(1), foreign, own, missing, SampleProducts.FullDrug(1), sibling,
            SampleProducts.FullDrug(6), new Product());

        Assert.Equal((2u, 6u), (ack.Accepted, ack.Refused));
        AssertVerdict(ack, 1, "P-2", "package_levels", Reason.PrefixTaken, "8100092", "-");
        AssertVerdict(ack, 2, "P-3", "package_levels", Reason.PrefixTaken, "8100083", "P-8");
        AssertVerdict(ack, 3, "P-4", "drug", Reason.FieldRequired, "drug.dosage_form, drug.pack_ratio");
        AssertVerdict(ack, 4, "P-1", "product_code", Reason.ProductRepeated, "P-1", "0");
        AssertVerdict(ack, 5, "P-5", "package_levels", Reason.PrefixTaken, "8100012", "P-1");
        Assert.Equal("product_code", ack.Verdicts.Single(verdict => verdict.Row == 7).Field);
        Assert.Equal(3, ack.Reasons.Count);
        Assert.All(ack.Reasons, text => Assert.NotEmpty(text.MessageZh + text.MessageEn + text.RemedyZh + text.RemedyEn));
        Assert.Equal(["P-8", "P-1", "P-6"], await AllAsync(host));
    }

    [Fact]
    public async Task UploadProducts_AllOrNothingWithABadRow_WritesNothingAndMayBeCorrected()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.UploadAsync(2, "D-1", SampleProducts.FullDrug(9));
        var before = await host.ScalarAsync("read_catalog_version");
        var taken = SampleProducts.FullDrug(2);
        taken.PackageLevels[1].Prefix = "8100092";
        var request = AllOrNothing("D-1", SampleProducts.FullDrug(1), taken);

        var refused = await host.UploadAsync(1, request);

        Assert.Equal((0u, 2u, Reason.BatchRefused), (refused.Accepted, refused.Refused, refused.BatchVerdict.Reason));
        AssertVerdict(refused, 1, "P-2", "package_levels", Reason.PrefixTaken, "8100092", "-");
        Assert.Equal(before, await host.ScalarAsync("read_catalog_version"));
        Assert.Empty(await AllAsync(host));

        var written = await host.UploadAsync(1, AllOrNothing("D-1", SampleProducts.FullDrug(1), SampleProducts.FullDrug(2)));
        var again = await host.UploadAsync(1, request);

        Assert.Equal((2u, 2ul), (written.Accepted, written.Sequence));
        Assert.Equal((refused.Receipt, true), (again.Receipt, again.AlreadyCommitted));
        Assert.Equal(["P-1", "P-2"], await AllAsync(host));
    }

    [Theory]
    [InlineData(EnterpriseRole.DrugProducer, "C-1", "consumable_producer")]
    [InlineData(EnterpriseRole.ConsumableProducer, "P-1", "drug_producer")]
    [InlineData(EnterpriseRole.Distributor, "P-1", "drug_producer")]
    public async Task UploadProducts_WithoutTheRole_GetsAVerdictForTheRow(EnterpriseRole role, string code, string lacking)
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var request = new UploadProductsRequest
        {
            DocumentNumber = "D-1",
            Products = { SampleProducts.FullDrug(1), SampleProducts.FullConsumable(1) },
        };

        var ack = await host.UploadAsync(1, request, role);

        var verdict = ack.Verdicts.Single(verdict => verdict.Code == code);
        Assert.Equal((Reason.ProductRoleMissing, "product_kind"), (verdict.Reason, verdict.Field));
        Assert.Equal([code, lacking], verdict.Arguments);
        Assert.Equal(VerdictGroup.NotAllowed, VerdictCatalogue.For(verdict.Reason).Group);
        Assert.Equal(role == EnterpriseRole.Distributor ? 0u : 1u, ack.Accepted);
    }

    [Fact]
    public async Task UploadProducts_OnlyValidated_GivesTheSameVerdictsAndWritesNothing()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.UploadAsync(2, "D-1", SampleProducts.FullDrug(9));
        var taken = SampleProducts.FullDrug(2);
        taken.PackageLevels[1].Prefix = "8100092";
        var request = new UploadProductsRequest
        {
            DocumentNumber = "D-1",
            ValidateOnly = true,
            Products = { SampleProducts.FullDrug(1), taken },
        };

        var judged = await host.UploadAsync(1, request);
        Assert.Empty(await AllAsync(host));
        request.ValidateOnly = false;
        var written = await host.UploadAsync(1, request);

        Assert.True(judged.ValidatedOnly);
        Assert.Empty(judged.Receipt);
        Assert.Equal((1u, 1u), (judged.Accepted, judged.Refused));
        Assert.Equal(judged.Verdicts, written.Verdicts);
        Assert.Equal(1ul, written.Sequence);
    }

    [Fact]
    public async Task UploadProducts_OnePrefixByEightDocumentsAtOnce_ExactlyOneHasIt()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await using var other = await CatalogHost.StartAsync(host.ConnectionString);
        var products = Enumerable.Range(0, 8).Select(number =>
        {
            var product = SampleProducts.FullDrug(number);
            product.PackageLevels[0].Prefix = "8999999";
            return product;
        });

        var acks = await Task.WhenAll(products.Select((product, index) =>
            (index % 2 == 0 ? host : other).UploadAsync(1 + (index % 3), $"D-{index}", product)));

        Assert.Single(acks, ack => ack.Accepted == 1);
        Assert.Equal(7, acks.Count(ack => ack.Verdicts is [{ Reason: Reason.PrefixTaken }]));
        Assert.Equal(1L, await host.ScalarAsync("count_prefix_owners", "8999999"));
    }

    [Fact]
    public async Task UploadProducts_BesideRegistrationsOfTheSameProduct_LoseNoVersion()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var calls = Enumerable.Range(1, 12).Select(round =>
        {
            var product = SampleProducts.FullDrug(1);
            product.Drug.ShelfLife = $"{round}";
            return round % 2 == 0
                ? host.UploadAsync(1, $"D-{round}", product)
                : (Task)host.RegisterAsync(1, product);
        });

        await Task.WhenAll(calls);

        var versions = await host.ListVersionsAsync(1, new ListProductVersionsRequest { ProductCode = "P-1" });
        Assert.Equal(Enumerable.Range(1, 12).Reverse(), versions.Versions.Select(version => (int)version.Version));
        Assert.Equal(12, versions.Versions.Select(version => version.Product.Drug.ShelfLife).Distinct().Count());
    }

    private static UploadProductsRequest AllOrNothing(string number, params Product[] products) => new()
    {
        DocumentNumber = number,
        Mode = StreamMode.AllOrNothing,
        Products = { products },
    };

    private static async Task<IEnumerable<string>> AllAsync(CatalogHost host) =>
        (await host.SearchAsync(1, new SearchProductsRequest())).Products.Select(found => found.Product.ProductCode);

    private static void AssertVerdict(
        BatchAck ack, uint row, string code, string field, Reason reason, params string[] arguments)
    {
        var verdict = Assert.Single(ack.Verdicts, verdict => verdict.Row == row);
        Assert.Equal((code, field, reason), (verdict.Code, verdict.Field, verdict.Reason));
        Assert.Equal(arguments, verdict.Arguments);
    }
}
