using Grpc.Core;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Catalog;

/// <summary>Products uploaded over gRPC: the ledger's promises, and what chains show afterwards.</summary>
public sealed class ProductUploadTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private int NextNumber => shared.NextSerial() / 1000 * 10;

    [Fact]
    public async Task Upload_OneBadRow_IsWrittenButForItAndSentAgainGetsItsFirstAnswer()
    {
        var (document, number) = (shared.NextName(), NextNumber);
        Product[] products = [TestProducts.Drug(number), TestProducts.Incomplete(number + 1), TestProducts.Drug(number + 2)];

        var first = await shared.Client.UploadProductsAsync(document, products, StreamMode.Proceed);
        var again = await shared.Client.UploadProductsAsync(document, products, StreamMode.Proceed);

        Refusals.AssertRow(first, sent: 3, row: 1, "drug", Reason.FieldRequired, "drug.dosage_form");
        Assert.Equal((2u, 1ul, false), (first.Accepted, first.Sequence, first.AlreadyCommitted));
        Assert.True(again.AlreadyCommitted);
        Assert.Equal((first.Receipt, first.CommittedAt), (again.Receipt, again.CommittedAt));
        Assert.Equal(first.Verdicts, again.Verdicts);
        Assert.Equal((2L, 2L), await StoredAsync(number, 3));
    }

    [Fact]
    public async Task Upload_RowsWithAFaultEach_AreRefusedEachByName()
    {
        var number = NextNumber;
        Product[] products = [.. Enumerable.Range(number, 4).Select(TestProducts.Drug)];
        products[0].NhsaCode = "XA01";
        products[1].PackageLevels.Add(products[1].PackageLevels[0].Clone());
        products[2].Kind = ProductKind.Unspecified;
        products[3].PackageLevels.Clear();

        var ack = await shared.Client.UploadProductsAsync(shared.NextName(), products);

        Assert.Equal(
            [Reason.NhsaCodeInvalid, Reason.PrefixRepeated, Reason.ProductKindUnknown, Reason.ListSizeInvalid],
            ack.Verdicts.Select(verdict => verdict.Reason));
        Assert.Equal((0u, 4u), (ack.Accepted, ack.Refused));
        Assert.Equal((0L, 0L), await StoredAsync(number, 4));
    }

    [Fact]
    public async Task Upload_OtherContentUnderAWrittenNumber_AlreadyExists()
    {
        var (document, number) = (shared.NextName(), NextNumber);
        await shared.Client.UploadProductsAsync(document, [TestProducts.Drug(number)]);

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => shared.Client.UploadProductsAsync(document, [TestProducts.Drug(number + 1)]));

        Assert.Equal(StatusCode.AlreadyExists, refused.StatusCode);
        Assert.Contains(document, refused.Status.Detail, StringComparison.Ordinal);
        Assert.Equal((1L, 1L), await StoredAsync(number, 2));
    }

    [Fact]
    public async Task Upload_AllOrNothingWithABadRow_WritesNothingAndMayBeCorrected()
    {
        var (document, number) = (shared.NextName(), NextNumber);

        var refused = await shared.Client.UploadProductsAsync(
            document, [TestProducts.Drug(number), TestProducts.Incomplete(number + 1)], StreamMode.AllOrNothing);
        var storedMeanwhile = await StoredAsync(number, 2);
        var written = await shared.Client.UploadProductsAsync(
            document, [TestProducts.Drug(number), TestProducts.Drug(number + 1)], StreamMode.AllOrNothing);

        Refusals.AssertBatch(refused, sent: 2, "header", Reason.BatchRefused);
        Assert.Equal((0L, 0L), storedMeanwhile);
        Refusals.AssertNone(written, sent: 2);
        Assert.Equal(2ul, written.Sequence);
        Assert.Equal((2L, 2L), await StoredAsync(number, 2));
    }

    [Fact]
    public async Task Upload_SentEightTimesAtOnce_IsWrittenOnce()
    {
        var (document, number) = (shared.NextName(), NextNumber);
        Product[] products = [TestProducts.Drug(number), TestProducts.Drug(number + 1)];

        var acks = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => shared.Client.UploadProductsAsync(document, products)));

        Assert.Single(acks, ack => !ack.AlreadyCommitted);
        Assert.All(acks, ack => Assert.Equal((1ul, 2u, acks[0].Receipt), (ack.Sequence, ack.Accepted, ack.Receipt)));
        Assert.Equal((2L, 2L), await StoredAsync(number, 2));
    }

    [Fact]
    public async Task Upload_DocumentAndActivationsOfOneNumber_NeverMeet()
    {
        var (document, number) = (shared.NextName(), NextNumber);
        await shared.Client.UploadProductsAsync(document, [TestProducts.Drug(number)]);

        var ack = await shared.Client.UploadAsync(document, TestData.Units(shared.NextSerial(), 1));

        Refusals.AssertNone(ack, sent: 1);
        Assert.Equal(1ul, ack.Sequence);
    }

    [Fact]
    public async Task Upload_Verified_CountsWhatItsReceiptClaims()
    {
        var (document, number) = (shared.NextName(), NextNumber);
        await shared.Client.UploadProductsAsync(document, [TestProducts.Drug(number), TestProducts.Incomplete(number + 1)]);
        var name = new StreamName { Kind = StreamKind.Catalog, Name = document, Document = true };

        var good = await shared.Client.VerifyAsync(name);
        await shared.Server.ChangeAsync(
            "DELETE FROM product_rows WHERE product_id IN (SELECT product_id FROM products WHERE product_code = $1)",
            $"U{number}");
        var bad = await shared.Client.VerifyAsync(name);

        Assert.Empty(good.Findings);
        Assert.Equal((1ul, 1ul), (good.Summary.Batches, good.Summary.Rows));
        Assert.Single(bad.Findings);
    }

    [Fact]
    public async Task Upload_WithoutProductsOrGoodNumber_IsInvalidArgument()
    {
        var empty = await Assert.ThrowsAsync<RpcException>(
            () => shared.Client.UploadProductsAsync(shared.NextName(), []));
        var nameless = await Assert.ThrowsAsync<RpcException>(
            () => shared.Client.UploadProductsAsync("", [TestProducts.Drug(NextNumber)]));

        Assert.Equal((StatusCode.InvalidArgument, StatusCode.InvalidArgument), (empty.StatusCode, nameless.StatusCode));
    }

    [Fact]
    public async Task Upload_ProductChanged_OldChainsShowWhatTheyShowed()
    {
        var (number, serial) = (NextNumber, shared.NextSerial());
        await shared.Client.UploadProductsAsync(shared.NextName(), [TestProducts.Drug(number)]);
        await ActivateAsync(number, serial);
        await using var client = shared.Server.Connect(shared.Producer);
        var before = await client.FindChainAsync(Code(number, serial), TestContext.Current.CancellationToken);
        var changed = TestProducts.Drug(number);
        changed.Name = "改名胶囊";
        changed.NhsaCode = $"XA01BAB001A00101019{number:D4}";
        changed.PackageLevels[0].Name = "瓶";

        var request = new UploadProductsRequest { DocumentNumber = shared.NextName(), Products = { changed } };
        Refusals.AssertNone(await client.UploadProductsAsync(request, TestContext.Current.CancellationToken), sent: 1);
        await ActivateAsync(number, serial + 1);

        var old = await client.FindChainAsync(Code(number, serial), TestContext.Current.CancellationToken);
        var fresh = await client.FindChainAsync(Code(number, serial + 1), TestContext.Current.CancellationToken);
        Assert.Equal(("改名胶囊", 2u, "瓶"), (old!.CurrentProduct.Name, old.CurrentProduct.Version, old.CurrentProduct.LevelName));
        before!.CurrentProduct = old.CurrentProduct;
        Assert.Equal(before, old);
        Assert.Equal(($"上传胶囊 {number}", 1u, "盒"), (old.Product.Name, old.Product.Version, old.Product.LevelName));
        Assert.Equal(("改名胶囊", 2u, "瓶"), (fresh!.Product.Name, fresh.Product.Version, fresh.Product.LevelName));
        Assert.NotEqual(old.Mapping.NhsaCode, fresh.Mapping.NhsaCode);
    }

    [Fact]
    public async Task Upload_OfAnotherEnterprise_SeesNothingAndGetsNoPrefix()
    {
        var number = NextNumber;
        await shared.Client.UploadProductsAsync(shared.NextName(), [TestProducts.Drug(number)]);
        using var stranger = shared.Server.ConnectRaw(await shared.Server.AddEnterpriseAsync(7));
        var wanted = TestProducts.Drug(number);
        wanted.ProductCode = "MINE";

        var ack = await stranger.UploadProductsAsync(shared.NextName(), [wanted]);
        var found = await stranger.Catalog.SearchProductsAsync(
            new SearchProductsRequest { Prefix = TestProducts.Prefix(number) },
            cancellationToken: TestContext.Current.CancellationToken);
        var unread = await Assert.ThrowsAsync<RpcException>(() => stranger.Catalog.GetProductAsync(
            new GetProductRequest { ProductCode = $"U{number}" },
            cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Refusals.AssertRow(ack, 1, 0, "package_levels", Reason.PrefixTaken, TestProducts.Prefix(number), "-");
        Assert.Empty(found.Products);
        Assert.Equal(StatusCode.NotFound, unread.StatusCode);
    }

    [Fact]
    public async Task Upload_ByADistributor_IsRefusedRowByRow()
    {
        var enterprise = await shared.Server.AddEnterpriseAsync(8, EnterpriseRole.Distributor);
        using var distributor = shared.Server.ConnectRaw(enterprise);
        var number = NextNumber;

        var ack = await distributor.UploadProductsAsync(shared.NextName(), [TestProducts.Drug(number)]);

        Refusals.AssertRow(ack, 1, 0, "product_kind", Reason.ProductRoleMissing, $"U{number}", "drug_producer");
    }

    [Fact]
    public async Task Search_WhileProductsAreUploaded_ShowsEachThatWasThereOnce()
    {
        var enterprise = await shared.Server.AddEnterpriseAsync(9);
        using var client = shared.Server.ConnectRaw(enterprise);
        var number = NextNumber;
        Product Named(int index)
        {
            var product = TestProducts.Drug(number + index);
            product.PackageLevels[0].Prefix = $"86{number / 10:D3}{index:D2}";
            product.Name = "并发分页";
            return product;
        }

        await client.UploadProductsAsync(shared.NextName(), Enumerable.Range(0, 9).Select(Named));
        var uploads = Enumerable.Range(9, 20).Select(index => client.UploadProductsAsync($"page-{index}", [Named(index)]));
        var uploading = Task.WhenAll(uploads);
        var found = new List<string>();
        var request = new SearchProductsRequest { Name = "并发分页", PageSize = 2 };
        do
        {
            var page = await client.Catalog.SearchProductsAsync(
                request, cancellationToken: TestContext.Current.CancellationToken);
            found.AddRange(page.Products.Select(one => one.Product.ProductCode));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        await uploading;

        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Subset(found.ToHashSet(), Enumerable.Range(0, 9).Select(index => $"U{number + index}").ToHashSet());
    }

    private static string Code(int number, int serial) => TestData.Code(TestProducts.Prefix(number), serial);

    private async Task ActivateAsync(int number, int serial)
    {
        var section = TestData.Rows((Code(number, serial), 1, null));
        section.Header = TestData.Header($"U{number}", $"L{number}");
        Refusals.AssertNone(await shared.WriteAsync(section), sent: 1);
    }

    /// <summary>Products and rows of documents of some numbers.</summary>
    private async Task<(long Products, long Rows)> StoredAsync(int number, int count)
    {
        string[] codes = [.. Enumerable.Range(number, count).Select(one => $"U{one}")];
        return (
            await shared.Server.ReadAsync<long>("SELECT count(*) FROM products WHERE product_code = ANY ($1)", [codes]),
            await shared.Server.ReadAsync<long>(
                "SELECT count(*) FROM product_rows JOIN products USING (product_id) WHERE product_code = ANY ($1)", [codes]));
    }
}
