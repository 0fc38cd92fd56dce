using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>Documents that end codes: only by who holds them, with everything inside.</summary>
public sealed class EndingTests(FlowServer shared) : IClassFixture<FlowServer>
{
    [Theory]
    [InlineData(FlowKind.Void, 1)]
    [InlineData(FlowKind.Destroy, 2)]
    [InlineData(FlowKind.Sampling, 4)]
    public async Task Ending_ByTheActivator_EndsTheCodeAndWhatIsInside(FlowKind kind, int state)
    {
        var codes = await shared.ActivateCaseAsync();

        var ack = await shared.Maker.UploadAsync(FlowData.Ending(kind, shared.NextName(), codes[1]));
        var ship = await shared.Maker.UploadAsync(
            FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[1], codes[2], codes[4]));

        Refusals.AssertNone(ack, 1);
        Assert.Equal($"0,{state},{state},{state},0,0,0", await shared.StatesAsync(codes));
        Refusals.AssertRow(ship, 3, 0, "code", Reason.Terminated, codes[1]);
        Refusals.AssertRow(ship, 3, 1, "code", Reason.Terminated, codes[2]);
        Assert.Equal(1u, ship.Accepted);
    }

    [Fact]
    public async Task Ending_AfterShipping_IsRefusedAsNotHeld()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[0]));

        var ack = await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Void, shared.NextName(), codes));

        Refusals.AssertRow(ack, 2, 0, "code", Reason.NotHeld, codes[0]);
        Assert.Equal("0,1", await shared.StatesAsync(codes));
    }

    [Fact]
    public async Task Ending_ByTheConfirmedReceiver_IsWritten()
    {
        var codes = await shared.ActivateCaseAsync();
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[0]));
        var before = await shared.Dealer.UploadAsync(FlowData.Ending(FlowKind.Destroy, shared.NextName(), codes[2]));
        await shared.Dealer.UploadAsync(
            FlowData.Circulation("102", shared.NextName(), shared.Maker, shared.Dealer, codes[0]));

        var after = await shared.Dealer.UploadAsync(FlowData.Ending(FlowKind.Destroy, shared.NextName(), codes[2]));
        var third = await shared.Shop.UploadAsync(FlowData.Ending(FlowKind.Destroy, shared.NextName(), codes[3]));

        Refusals.AssertRow(before, 1, 0, "code", Reason.NotHeld, codes[2]);
        Refusals.AssertNone(after, 1);
        Refusals.AssertRow(third, 1, 0, "code", Reason.NotHeld, codes[3]);
        Assert.Equal("0,0,2,0,0,0,0", await shared.StatesAsync(codes));
    }

    [Fact]
    public async Task Ending_AndShippingInOneBatch_TakeEffectOneAfterTheOther()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        using var stream = await shared.Maker.OpenAsync(shared.NextName());

        var ack = await stream.WriteAsync(
            FlowData.Ending(FlowKind.Void, shared.NextName(), codes[0]),
            FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes));

        Assert.Equal((2u, 1u), (ack.Accepted, ack.Refused));
        Refusals.AssertRow(ack, 3, 1, "code", Reason.Terminated, codes[0]);
    }

    [Fact]
    public async Task Ending_OfABadHeaderBehindAGoodOne_WritesNothing()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        var number = shared.NextName();
        await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[0]));
        using var stream = await shared.Maker.OpenAsync(shared.NextName());

        var ack = await stream.WriteAsync(
            FlowData.Ending(FlowKind.Void, shared.NextName(), codes[1]),
            FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[1]));

        Refusals.AssertBatch(ack, 2, "document_number", Reason.DocumentComplete, number);
        Assert.Empty(ack.Verdicts);
        Assert.Equal("0,0", await shared.StatesAsync(codes));
    }

    [Fact]
    public async Task Use_ByAnybody_MovesNothing()
    {
        var codes = await shared.ActivateUnitsAsync(1);

        var ack = await shared.Shop.UploadAsync(FlowData.Plain(FlowKind.Use, "321", shared.NextName(), codes));
        var end = await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Void, shared.NextName(), codes));

        Refusals.AssertNone(ack, 1);
        Refusals.AssertNone(end, 1);
    }
}
