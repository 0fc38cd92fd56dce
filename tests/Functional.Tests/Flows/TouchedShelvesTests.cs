using Microsoft.Extensions.DependencyInjection;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Shelving;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>What a host that died between COMMIT and ack left on the shelves is found again from the tables alone.</summary>
public sealed class TouchedShelvesTests(FlowServer shared) : IClassFixture<FlowServer>
{
    [Fact]
    public async Task Touches_OfAnEndingAndItsWithdrawal_AreTheCodeAndWhatIsInside()
    {
        var codes = await shared.ActivateCaseAsync();
        var (number, correcting) = (shared.NextName(), shared.NextName());
        await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Void, number, codes[1]));
        await shared.Maker.UploadAsync(FlowData.Correcting(correcting, FlowData.Withdraw(FlowKind.Void, number)));

        foreach (var name in new[]
        {
            FlowLedgerName.Of(DocumentKind.Void, number), FlowLedgerName.Of(DocumentKind.Correction, correcting),
        })
        {
            Assert.Equal(codes[1..4].Order(), await TouchedAsync(BatchKind.Flow, name));
        }
    }

    [Fact]
    public async Task Touches_OfAShipmentAndOfAWithdrawnActivation_AreTheirCodes()
    {
        var shipped = await shared.ActivateUnitsAsync(3);
        var (number, name, correcting) = (shared.NextName(), shared.NextName(), shared.NextName());
        await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, shipped));
        var section = TestData.Units(shared.NextSerial(), 2);
        await shared.ActivateAsync(section, name);
        await shared.Maker.UploadAsync(FlowData.Correcting(
            correcting, new Correction { Activation = new WithdrawActivation { Name = name, Sequence = 1 } }));

        Assert.Equal(
            shipped.Order(), await TouchedAsync(BatchKind.Flow, FlowLedgerName.Of(DocumentKind.Shipping, number)));
        Assert.Equal(
            section.Codes.Text.Values.Order(),
            await TouchedAsync(BatchKind.Flow, FlowLedgerName.Of(DocumentKind.Correction, correcting)));
    }

    private async Task<IEnumerable<string>> TouchedAsync(BatchKind kind, string document)
    {
        var enterpriseId = await shared.ReadAsync<long>(
            "SELECT enterprise_id FROM enterprises WHERE credit_code = $1", shared.Maker.Enterprise.CreditCode);
        var stream = new StreamIdentity(enterpriseId, (short)kind, isDocument: true, document);
        var touches = await shared.Server.Services.GetRequiredService<ICacheGenerations>()
            .TouchedAsync(stream, 0, 2, TestContext.Current.CancellationToken);
        return touches.Codes.Select(code => CodeKey.ToText(code)).Distinct().Order();
    }
}
