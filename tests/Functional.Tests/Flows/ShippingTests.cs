using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>The first and commonest document: a producer ships codes.</summary>
public sealed class ShippingTests(FlowServer shared) : IClassFixture<FlowServer>
{
    [Fact]
    public async Task Shipping_OfActiveCodes_IsWrittenByCodeAndByDocument()
    {
        var codes = await shared.ActivateUnitsAsync(150);
        var number = shared.NextName();

        var ack = await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes));

        Refusals.AssertNone(ack, codes.Length);
        Assert.Equal(
            (1, 150L),
            (await shared.ReadAsync<short>("SELECT state FROM documents WHERE number = $1", number),
                await shared.ReadAsync<long>("SELECT item_count FROM documents WHERE number = $1", number)));
        Assert.Equal(
            150L,
            await shared.ReadAsync<long>(
                "SELECT count(*) FROM flow_items f JOIN documents d USING (document_id) WHERE d.number = $1", number));
        Assert.Equal(
            150L,
            await shared.ReadAsync<long>(
                "SELECT sum(cardinality(p.codes)) FROM document_parts p JOIN documents d USING (document_id) WHERE d.number = $1",
                number));
    }

    [Fact]
    public async Task Shipping_OfCodesThatNobodyActivated_RefusesThemOnly()
    {
        var codes = await shared.ActivateUnitsAsync(3);
        string[] sent = [codes[0], TestData.Code(TestData.UnitPrefix, shared.NextSerial()), codes[1], "8190001", codes[0]];

        var ack = await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, sent));

        Assert.Equal((2u, 3u), (ack.Accepted, ack.Refused));
        Refusals.AssertRow(ack, 5, 1, "code", Reason.NotActive, sent[1]);
        Refusals.AssertRow(ack, 5, 3, "code", Reason.CodeBadLength, "8190001");
        Refusals.AssertRow(ack, 5, 4, "code", Reason.CodeRepeated, codes[0]);
    }
}
