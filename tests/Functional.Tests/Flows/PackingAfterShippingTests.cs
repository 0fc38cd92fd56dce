using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>
/// Who holds a code decides whether it may be packed. A group that only packs asks first whether anything has moved in its ranges
/// of serial numbers, so what lies between two of its codes must not decide for them.
/// </summary>
public sealed class PackingAfterShippingTests(FlowServer shared) : IClassFixture<FlowServer>
{
    [Fact]
    public async Task Pack_OfUnitsOnBothSidesOfAShippedOne_IsAccepted()
    {
        var codes = await shared.ActivateUnitsAsync(3);
        await ShipAsync(codes[1]);

        var ack = await PackAsync(codes[0], codes[2]);

        Refusals.AssertNone(ack, sent: 2);
    }

    [Fact]
    public async Task Pack_WithAShippedUnit_RefusesItOnly()
    {
        var codes = await shared.ActivateUnitsAsync(3);
        await ShipAsync(codes[1]);

        var ack = await PackAsync(codes);

        Assert.Equal((2u, 1u), (ack.Accepted, ack.Refused));
        Refusals.AssertRow(ack, sent: 3, row: 1, "code", Reason.NotHeld, codes[1]);
    }

    private async Task ShipAsync(string code) => Refusals.AssertNone(
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, [code])), 1);

    private Task<BatchAck> PackAsync(params string[] codes) => shared.Maker.Client.PackAsync(
        shared.NextName(), [PackingData.Pack(TestData.Code(TestData.BoxPrefix, shared.NextSerial()), codes)]);
}
