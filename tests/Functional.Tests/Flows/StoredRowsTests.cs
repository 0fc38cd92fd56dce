using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>What receipts say of flow documents and quantities is held against what is stored.</summary>
public sealed class StoredRowsTests(FlowServer shared) : IClassFixture<FlowServer>
{
    private const string Gtin = "(01)06901234567892";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verification_OfAFlowStream_FindsARowThatIsGone()
    {
        var codes = await shared.ActivateUnitsAsync(250);
        var (number, name) = (shared.NextName(), shared.NextName());
        var section = FlowData.Receiving(number, shared.Maker, shared.Dealer, [.. codes[..200], "8190001"]);
        section.Header.Details = new FlowDetails { CheckReason = "破损" };
        section.Rejected.Add(new RejectedCode { Code = codes[249], Reason = "破损" });
        section.Quantities.Add(new QuantityItem { Identifier = Gtin, LotNumber = "A1", Quantity = "5" });
        using (var stream = await shared.Dealer.OpenAsync(name))
        {
            Assert.Equal(202u, (await stream.WriteAsync(section)).Accepted);
        }

        var stored = new StreamName { Kind = StreamKind.Flow, Name = name };
        var good = await shared.Dealer.Client.VerifyAsync(stored);
        await shared.Server.ChangeAsync(
            "DELETE FROM flow_items WHERE ctid = (SELECT ctid FROM flow_items WHERE encode(code, 'hex') = $1)", $"14{codes[7]}");
        var bad = await shared.Dealer.Client.VerifyAsync(stored);

        Assert.Empty(good.Findings);
        Assert.Single(bad.Findings);
    }

    [Fact]
    public async Task Verification_OfAUnaryDocumentAndACorrection_FindsThemWhole()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        var (number, correcting) = (shared.NextName(), shared.NextName());
        await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes));
        await shared.Maker.UploadAsync(FlowData.Correcting(correcting, FlowData.Withdraw(FlowKind.Shipping, number)));

        foreach (var name in new[]
        {
            FlowLedgerName.Of(DocumentKind.Shipping, number), FlowLedgerName.Of(DocumentKind.Correction, correcting),
        })
        {
            var found = await shared.Maker.Client.VerifyAsync(
                new StreamName { Kind = StreamKind.Flow, Name = name, Document = true });
            Assert.Empty(found.Findings);
        }
    }

    [Fact]
    public async Task Quantities_OfAnActivation_AreRowsBehindItsCodes()
    {
        await using (var client = shared.Server.Connect(shared.Maker.Enterprise))
        {
            await client.RegisterProductAsync(Insulin(), Cancellation);
        }

        var section = new ActivationSection { Header = TestData.Header("G1") };
        section.Quantities.Add(new ActivatedQuantity { Identifier = Gtin, Quantity = "40" });
        section.Quantities.Add(new ActivatedQuantity { Identifier = Gtin, Quantity = "-1" });
        section.Quantities.Add(new ActivatedQuantity { Identifier = "(01)06901234567908", Quantity = "1" });
        section.Quantities.Add(new ActivatedQuantity { Identifier = Gtin, Quantity = "1", Parent = "x" });
        var codes = TestData.Units(shared.NextSerial(), 2);
        codes.Quantities.Add(new ActivatedQuantity { Identifier = Gtin, Quantity = "1" });
        var name = shared.NextName();
        using var stream = await shared.Maker.Client.OpenAsync(name);

        var ack = await stream.WriteAsync(1, codes, section);

        Assert.Equal((3u, 4u), (ack.Accepted, ack.Refused));
        Refusals.AssertRow(ack, 7, 2, "identifier", Reason.PrefixOfOtherProduct, "06901234567892", "P1");
        Refusals.AssertRow(ack, 7, 4, "quantities", Reason.QuantityInvalid, "-1");
        Refusals.AssertRow(ack, 7, 5, "identifier", Reason.PrefixUnknown, "06901234567908");
        Refusals.AssertRow(ack, 7, 6, "parent", Reason.CodeUnknownKind, "x");
        Assert.Equal(40m, await shared.ReadAsync<decimal>(
            "SELECT quantity FROM quantity_items q JOIN sections s USING (section_id) JOIN streams t USING (stream_id) "
            + "WHERE t.name = $1", name));
        Assert.Empty((await shared.Maker.Client.VerifyAsync(name)).Findings);
    }

    [Fact]
    public async Task OpenEnterprise_NamingUnknownCodes_IsToldSo()
    {
        var codes = await shared.ActivateUnitsAsync(1);
        var open = await shared.AddOpenDistributorAsync(9);
        var unknown = TestData.Code(TestData.UnitPrefix, shared.NextSerial());
        var section = FlowData.Circulation("102", shared.NextName(), shared.Maker, open, codes[0], unknown);

        var ack = await open.UploadAsync(section);

        Refusals.AssertNone(ack, 2);
        Assert.Equal(1u, ack.Flagged);
        open.Dispose();
    }

    private static Product Insulin() => new()
    {
        ProductCode = "G1",
        Kind = ProductKind.DomesticDrug,
        Name = "胰岛素注射液",
        PackageLevels = { new PackageLevel { Level = 1, Name = "支", Prefix = "06901234567892" } },
    };
}
