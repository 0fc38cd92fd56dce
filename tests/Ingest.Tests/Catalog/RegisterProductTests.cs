using Google.Rpc;
using Grpc.Core;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Ingest.Tests.Catalog;

public sealed class RegisterProductTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    [Fact]
    public async Task RegisterProduct_New_IsCreatedAndFoundBeforeTheAnswer()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var product = SampleProducts.Drug();
        product.PackageLevels.Add(new PackageLevel { Level = 1, Prefix = SampleProducts.Gtin });

        var answer = await host.RegisterAsync(1, product);

        Assert.Equal((RegisterOutcome.Created, 1u), (answer.Outcome, answer.Version));
        var snapshot = host.Directory.Current;
        var found = snapshot.FindByProductCode(1, "P-0");
        Assert.NotNull(found);
        Assert.Same(found, snapshot.FindByNhsaCode(1, product.NhsaCode, product.Barcode));
        Assert.Same(found, snapshot.FindByNhsaCode(1, product.NhsaCode, string.Empty));
        Assert.True(snapshot.TryFindNationalPrefix(8100002, out var national));
        Assert.Equal((found, 2), (national.Product, national.Level));
        Assert.True(snapshot.TryFindIdentifier(SampleProducts.Gtin, out var gtin));
        Assert.Equal((found, 1), (gtin.Product, gtin.Level));
        Assert.Null(snapshot.FindByProductCode(2, "P-0"));
    }

    [Fact]
    public async Task RegisterProduct_SameContentInOtherOrder_IsUnchangedAndNoHostReadsAgain()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug());
        var before = await host.ScalarAsync("read_catalog_version");
        var again = SampleProducts.Drug();
        again.PackageLevels.Clear();
        again.PackageLevels.AddRange(SampleProducts.Drug().PackageLevels.Reverse());

        var answer = await host.RegisterAsync(1, again);

        Assert.Equal((RegisterOutcome.Unchanged, 1u), (answer.Outcome, answer.Version));
        Assert.Equal(before, await host.ScalarAsync("read_catalog_version"));
    }

    [Fact]
    public async Task RegisterProduct_ChangedContent_AddsAVersionAndKeepsTheOldOne()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug());
        var changed = SampleProducts.Drug();
        changed.Name = "示例片（新）";

        var answer = await host.RegisterAsync(1, changed);

        Assert.Equal((RegisterOutcome.Changed, 2u), (answer.Outcome, answer.Version));
        Assert.Equal("示例片", await host.ScalarAsync("read_version_name", "P-0", 1));
        Assert.Equal("示例片（新）", (await host.GetAsync(1, "P-0")).Product.Name);
        Assert.Equal(2, host.Directory.Current.FindByProductCode(1, "P-0")!.Version);
    }

    [Fact]
    public async Task RegisterProduct_PrefixLeftOut_StaysWithTheProduct()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug());
        var smaller = SampleProducts.Drug();
        smaller.PackageLevels.RemoveAt(2);
        await host.RegisterAsync(1, smaller);
        var other = SampleProducts.Drug(5);
        other.PackageLevels[0].Prefix = "8100003";

        var refused = await Assert.ThrowsAsync<RpcException>(() => host.RegisterAsync(2, other));

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.True(host.Directory.Current.TryFindNationalPrefix(8100003, out var entry));
        Assert.Equal(("P-0", 3), (entry.Product.ProductCode, entry.Level));
    }

    [Fact]
    public async Task RegisterProduct_PrefixOfOwnProduct_NamesTheProduct()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        await host.RegisterAsync(1, SampleProducts.Drug());
        var other = SampleProducts.Drug(5);
        other.PackageLevels[1].Prefix = "8100002";

        var refused = await Assert.ThrowsAsync<RpcException>(() => host.RegisterAsync(1, other));

        var violation = Assert.Single(refused.GetRpcStatus()!.GetDetail<PreconditionFailure>()!.Violations);
        Assert.Equal("8100002", violation.Subject);
        Assert.Contains("P-0", violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegisterProduct_OnePrefixByTwoEnterprisesAtOnce_ExactlyOneWins()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        for (var round = 0; round < 10; round++)
        {
            var product = SampleProducts.Drug(round);
            var outcomes = await Task.WhenAll(TryAsync(host, 1, product), TryAsync(host, 2, product));

            Assert.Single(outcomes, outcome => outcome is null);
            var refused = Assert.Single(outcomes.OfType<RpcException>());
            Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
            Assert.Contains($"810{round:D3}1", refused.Status.Detail, StringComparison.Ordinal);
            Assert.DoesNotContain(product.ProductCode, refused.Status.Detail, StringComparison.Ordinal);
            Assert.Equal(1L, await host.ScalarAsync("count_prefix_owners", $"810{round:D3}1"));
        }
    }

    [Fact]
    public async Task RegisterProduct_SameContentByEightCallsAtOnce_IsCreatedOnce()
    {
        await using var host = await CatalogHost.StartAsync(fixture);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.RegisterAsync(1, SampleProducts.Drug())));

        Assert.Single(answers, answer => answer.Outcome == RegisterOutcome.Created);
        Assert.Equal(7, answers.Count(answer => answer.Outcome == RegisterOutcome.Unchanged));
        Assert.All(answers, answer => Assert.Equal(1u, answer.Version));
    }

    [Fact]
    public async Task RegisterProduct_ManyFaults_AllAreNamedAtOnceInBothLanguages()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var product = new Product
        {
            ProductCode = new string('x', 51),
            NhsaCode = "123",
            Kind = ProductKind.DomesticDrug,
            Spec = "a\0b",
            PackageLevels =
            {
                new PackageLevel { Level = 0, Prefix = "81000" },
                new PackageLevel { Level = 10, Prefix = "06901234567893" },
                new PackageLevel { Level = 1, Prefix = "MA.156.M0" },
                new PackageLevel { Level = 1, Prefix = "8100001" },
                new PackageLevel { Level = 2, Prefix = "8100001" },
            },
            ActivatingCreditCodes = { "91110000600001760X" },
        };

        var refused = await Assert.ThrowsAsync<RpcException>(() => host.RegisterAsync(1, product));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        var violations = refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations;
        string[] expected =
        [
            "product.product_code", "product.name", "product.spec", "product.nhsa_code",
            "product.package_levels[0].level", "product.package_levels[0].prefix",
            "product.package_levels[1].level", "product.package_levels[1].prefix",
            "product.package_levels[2].prefix", "product.package_levels[4].prefix",
            "product.activating_credit_codes[0]",
        ];
        Assert.Equal(expected, violations.Select(violation => violation.Field));
        Assert.All(violations, violation => Assert.Contains(" / ", violation.Description, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ProductKind.Consumable, EnterpriseRole.DrugProducer)]
    [InlineData(ProductKind.DomesticDrug, EnterpriseRole.ConsumableProducer)]
    [InlineData(ProductKind.ImportedDrug, EnterpriseRole.Distributor)]
    public async Task RegisterProduct_WithoutTheRole_IsDenied(ProductKind kind, EnterpriseRole role)
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var product = SampleProducts.Drug();
        product.Kind = kind;
        product.NhsaCode = string.Empty;

        var refused = await Assert.ThrowsAsync<RpcException>(() => host.RegisterAsync(1, product, role));

        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
    }

    [Fact]
    public async Task GetProduct_OwnAndOthers_OnlyTheOwnExists()
    {
        await using var host = await CatalogHost.StartAsync(fixture);
        var product = SampleProducts.Drug();
        product.ActivatingCreditCodes.Add(CreditCode.FromBody("91110000600001760").Value);
        await host.RegisterAsync(1, product);

        var own = await host.GetAsync(1, "P-0");
        var others = await Assert.ThrowsAsync<RpcException>(() => host.GetAsync(2, "P-0"));

        Assert.Equal(product, own.Product);
        Assert.Equal(1u, own.Version);
        Assert.Equal(StatusCode.NotFound, others.StatusCode);
    }

    private static async Task<RpcException?> TryAsync(CatalogHost host, long enterpriseId, Product product)
    {
        try
        {
            await host.RegisterAsync(enterpriseId, product);
            return null;
        }
        catch (RpcException exception)
        {
            return exception;
        }
    }
}
