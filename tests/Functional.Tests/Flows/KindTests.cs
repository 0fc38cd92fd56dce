using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>Every kind of document, and every sort of rows.</summary>
public sealed class KindTests(FlowServer shared) : IClassFixture<FlowServer>
{
    [Fact]
    public async Task Receiving_WithRejectedCodes_KeepsBoth()
    {
        var codes = await shared.ActivateUnitsAsync(3);
        var number = shared.NextName();
        var section = FlowData.Receiving(number, shared.Maker, shared.Dealer, codes[..2]);
        section.Header.Details = new FlowDetails { CheckReason = "外包装破损" };
        section.Rejected.Add(new RejectedCode { Code = codes[2], Reason = "破损" });
        section.Rejected.Add(new RejectedCode { Code = codes[2], Reason = "又一次" });
        section.Rejected.Add(new RejectedCode { Code = codes[1] });
        section.Rejected.Add(new RejectedCode { Code = "x", Reason = "?" });

        var ack = await shared.Dealer.UploadAsync(section);

        Assert.Equal((3u, 3u), (ack.Accepted, ack.Refused));
        Refusals.AssertRow(ack, 6, 3, "rejected", Reason.CodeRepeated, codes[2]);
        Refusals.AssertRow(ack, 6, 4, "rejected", Reason.TextRequired, "reason");
        Refusals.AssertRow(ack, 6, 5, "rejected", Reason.CodeUnknownKind, "x");
        Assert.Equal(1L, await shared.ReadAsync<long>(
            "SELECT count(*) FROM rejected_items r JOIN documents d USING (document_id) WHERE d.number = $1", number));
    }

    [Fact]
    public async Task Delivery_ByTheShipper_NeedsAllThreeParties()
    {
        var codes = await shared.ActivateUnitsAsync(1);
        var section = FlowData.Moving(FlowKind.Delivery, "", shared.NextName(), shared.Maker, shared.Dealer, codes);
        var without = section.Clone();
        section.Header.Carrier = shared.Shop.Party;
        section.Header.DocumentNumber = shared.NextName();
        section.Header.Details = new FlowDetails { Vehicle = "沪A12345", TemperatureMin = "-2.5", TemperatureMax = "8" };

        Refusals.AssertBatch(
            await shared.Maker.UploadAsync(without), 1, "carrier", Reason.PartyInvalid, "carrier", "");
        Refusals.AssertNone(await shared.Maker.UploadAsync(section), 1);
        Assert.Equal(
            "沪A12345",
            await shared.ReadAsync<string>(
                "SELECT attributes->'details'->>'vehicle' FROM documents WHERE number = $1", section.Header.DocumentNumber));
    }

    [Theory]
    [InlineData("102", true)]
    [InlineData("201", false)]
    public async Task Circulation_ByADistributor_IsWritten(string billType, bool isInbound)
    {
        var codes = await shared.ActivateUnitsAsync(1);
        var section = isInbound
            ? FlowData.Circulation(billType, shared.NextName(), shared.Maker, shared.Dealer, codes)
            : FlowData.Circulation(billType, shared.NextName(), shared.Dealer, shared.Shop, codes);

        Refusals.AssertNone(await shared.Dealer.UploadAsync(section), 1);
    }

    [Fact]
    public async Task Circulation_ToUsers_NeedsNoReceiver()
    {
        var codes = await shared.ActivateUnitsAsync(1);
        var section = FlowData.Circulation("321", shared.NextName(), shared.Dealer, shared.Shop, codes);
        section.Header.Receiver = null;

        Refusals.AssertNone(await shared.Dealer.UploadAsync(section), 1);
    }

    [Fact]
    public async Task Return_OfBothSides_GivesTheGoodsBack()
    {
        var codes = await shared.ActivateUnitsAsync(1);
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes));
        await shared.Dealer.UploadAsync(FlowData.Circulation("102", shared.NextName(), shared.Maker, shared.Dealer, codes));
        var back = FlowData.Moving(FlowKind.Return, "202", shared.NextName(), shared.Dealer, shared.Maker, codes);
        back.Header.ChangeReason = "近效期";
        var taken = FlowData.Moving(FlowKind.Return, "103", shared.NextName(), shared.Dealer, shared.Maker, codes);
        taken.Header.ChangeReason = "近效期";

        Refusals.AssertNone(await shared.Dealer.UploadAsync(back), 1);
        Refusals.AssertNone(await shared.Maker.UploadAsync(taken), 1);
        Refusals.AssertNone(await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Destroy, shared.NextName(), codes)), 1);
    }

    [Fact]
    public async Task Recall_OfWholeLots_ReachesThemWithoutARowACode()
    {
        var lot = shared.NextName();
        await shared.ActivateUnitsAsync(2, lot);
        var number = shared.NextName();
        var section = FlowData.Plain(FlowKind.Recall, "211", number);
        (section.Header.Shipper, section.Header.ChangeReason) = (shared.Maker.Party, "质量问题");
        section.Lots.Add(LotOf(lot));
        section.Lots.Add(LotOf("nowhere"));
        section.Lots.Add(LotOf(lot));
        using var stream = await shared.Maker.OpenAsync(shared.NextName());

        var first = await stream.WriteAsync(section);
        var again = await stream.WriteAsync(section);

        Assert.Equal((1u, 2u), (first.Accepted, first.Refused));
        Refusals.AssertRow(first, 3, 1, "lots", Reason.LotUnknown, "nowhere", "P1");
        Refusals.AssertRow(first, 3, 2, "lots", Reason.CodeRepeated, lot);
        Refusals.AssertRow(again, 3, 0, "lots", Reason.CodeInDocument, lot);
        Assert.Equal(1L, await shared.ReadAsync<long>(
            "SELECT count(*) FROM document_lots JOIN documents USING (document_id) WHERE number = $1", number));
    }

    [Fact]
    public async Task Recall_OfAnothersLot_KnowsNoSuchLot()
    {
        var lot = shared.NextName();
        await shared.ActivateUnitsAsync(1, lot);
        var section = FlowData.Plain(FlowKind.Recall, "211", shared.NextName());
        (section.Header.Shipper, section.Header.ChangeReason) = (shared.Dealer.Party, "质量问题");
        section.Lots.Add(LotOf(lot));

        Refusals.AssertRow(await shared.Dealer.UploadAsync(section), 1, 0, "lots", Reason.LotUnknown, lot, "P1");
    }

    [Fact]
    public async Task Quantities_OfGoodsWithoutSerials_AreKeptByLine()
    {
        var number = shared.NextName();
        var section = FlowData.Shipping(number, shared.Maker, shared.Dealer);
        section.Quantities.Add(Quantity("(01)06901234567892", "A1", "12.5"));
        section.Quantities.Add(Quantity("(01)06901234567892(21)S1", "A1", "1"));
        section.Quantities.Add(Quantity("(01)06901234567892(10)A1(17)280131", "A1", "0"));
        section.Quantities.Add(Quantity("MA.156.M0.100221.AE7X1234.LB7", " A1", "1"));
        section.Quantities.Add(Quantity("MA.156.M0.100221.AE7X1234.LB7", "B7", "3"));

        var ack = await shared.Maker.UploadAsync(section);

        Assert.Equal((2u, 3u), (ack.Accepted, ack.Refused));
        Refusals.AssertRow(ack, 5, 1, "identifier", Reason.NotAQuantityItem, "(01)06901234567892(21)S1");
        Refusals.AssertRow(ack, 5, 2, "quantities", Reason.QuantityInvalid, "0");
        Refusals.AssertRow(ack, 5, 3, "lot_number", Reason.LotNumberInvalid, " A1");
        Assert.Equal(15.5m, await shared.ReadAsync<decimal>(
            "SELECT sum(quantity) FROM quantity_items JOIN documents USING (document_id) WHERE number = $1", number));
    }

    [Fact]
    public async Task Unary_OfOtherContentUnderItsNumber_AlreadyExists()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        var number = shared.NextName();
        var section = FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[0]);
        var first = await shared.Maker.UploadAsync(section);

        var again = await shared.Maker.UploadAsync(section);
        var other = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
            () => shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[1])));
        var otherKind = await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Void, number, codes[1]));

        Assert.True(again.AlreadyCommitted);
        Assert.Equal(first.Receipt, again.Receipt);
        Assert.Equal(Grpc.Core.StatusCode.AlreadyExists, other.StatusCode);
        Refusals.AssertNone(otherKind, 1);
    }

    [Fact]
    public async Task Number_OfTwoEnterprises_NamesTwoDocuments()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        var number = shared.NextName();

        Refusals.AssertNone(
            await shared.Dealer.UploadAsync(
                FlowData.Circulation("102", number, shared.Maker, shared.Dealer, codes)), 2);
        Refusals.AssertNone(
            await shared.Shop.UploadAsync(FlowData.Circulation("102", number, shared.Dealer, shared.Shop, codes)), 2);
        Assert.Equal(2L, await shared.ReadAsync<long>("SELECT count(*) FROM documents WHERE number = $1", number));
    }

    private static LotReference LotOf(string lot) =>
        new() { Product = new ProductReference { ProductCode = "P1" }, LotNumber = lot };

    private static QuantityItem Quantity(string identifier, string lot, string quantity) =>
        new() { Identifier = identifier, LotNumber = lot, Quantity = quantity };
}
