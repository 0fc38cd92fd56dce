using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>Withdrawing documents and activations, correcting lots.</summary>
public sealed class CorrectionTests(FlowServer shared) : IClassFixture<FlowServer>
{
    [Fact]
    public async Task Withdrawal_OfAnEnding_BringsTheCodesBack()
    {
        var codes = await shared.ActivateCaseAsync();
        var number = shared.NextName();
        await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Void, shared.NextName(), codes[2]));
        await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Sampling, number, codes[1]));

        var ack = await CorrectAsync(FlowData.Withdraw(FlowKind.Sampling, number));

        Refusals.AssertNone(ack, 1);
        Assert.Equal("0,0,1,0,0,0,0", await shared.StatesAsync(codes));
        Assert.Equal(2, await shared.ReadAsync<short>("SELECT state FROM documents WHERE number = $1", number));
        Assert.Equal(
            "录入错误", await shared.ReadAsync<string>("SELECT withdrawn_reason FROM documents WHERE number = $1", number));
    }

    [Fact]
    public async Task Withdrawal_OfAShipment_GivesTheCodesBackToTheirHolder()
    {
        var codes = await shared.ActivateUnitsAsync(1);
        var number = shared.NextName();
        await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes));
        var before = await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Void, shared.NextName(), codes));
        await CorrectAsync(FlowData.Withdraw(FlowKind.Shipping, number));

        var after = await shared.Maker.UploadAsync(FlowData.Ending(FlowKind.Void, shared.NextName(), codes));

        Refusals.AssertRow(before, 1, 0, "code", Reason.NotHeld, codes[0]);
        Refusals.AssertNone(after, 1);
    }

    [Fact]
    public async Task Withdrawal_OfWhatIsNotThereOrWithdrawn_IsRefused()
    {
        var codes = await shared.ActivateUnitsAsync(1);
        var (number, correcting) = (shared.NextName(), shared.NextName());
        using var stream = await shared.Maker.OpenAsync(shared.NextName());
        await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes));
        await shared.Maker.UploadAsync(
            FlowData.Correcting(correcting, FlowData.Withdraw(FlowKind.Shipping, number)));

        var ack = await CorrectAsync(
            FlowData.Withdraw(FlowKind.Shipping, number),
            FlowData.Withdraw(FlowKind.Receiving, number),
            FlowData.Withdraw(FlowKind.Correction, correcting),
            new Correction());
        var late = await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes));

        Refusals.AssertRow(ack, 4, 0, "corrections", Reason.AlreadyWithdrawn, number);
        Refusals.AssertRow(ack, 4, 1, "corrections", Reason.TargetUnknown, number);
        Refusals.AssertRow(ack, 4, 2, "corrections", Reason.TargetUnknown, correcting);
        Refusals.AssertRow(ack, 4, 3, "corrections", Reason.TargetUnknown);
        Refusals.AssertBatch(late, 1, "document_number", Reason.DocumentWithdrawn, number);
    }

    [Fact]
    public async Task Withdrawal_OfAnActivation_EndsItsCodesForEver()
    {
        var section = TestData.Units(shared.NextSerial(), 3);
        var name = shared.NextName();
        await shared.ActivateAsync(section, name);

        var ack = await CorrectAsync(Activation(name, 1));
        var again = await CorrectAsync(Activation(name, 1), Activation(name, 2));
        using var stream = await shared.Maker.Client.OpenAsync(shared.NextName());
        var activated = await stream.WriteAsync(1, section);

        Refusals.AssertNone(ack, 1);
        Refusals.AssertRow(again, 2, 0, "corrections", Reason.AlreadyWithdrawn, $"{name}/1");
        Refusals.AssertRow(again, 2, 1, "corrections", Reason.TargetUnknown, $"{name}/2");
        Assert.Equal(3u, activated.Refused);
        Refusals.AssertRow(activated, 3, 0, "code", Reason.Terminated);
        Assert.Equal("5,5,5", await shared.StatesAsync(section.Codes.Text.Values));
    }

    [Fact]
    public async Task Withdrawal_OfAnActivationThatWasShipped_IsRefused()
    {
        var section = TestData.Case(shared.NextSerial(), 2, 2);
        var name = shared.NextName();
        await shared.ActivateAsync(section, name);
        await shared.Maker.UploadAsync(FlowData.Shipping(
            shared.NextName(), shared.Maker, shared.Dealer, section.Codes.Text.Values[0]));

        var ack = await CorrectAsync(Activation(name, 1));

        Refusals.AssertRow(ack, 1, 0, "corrections", Reason.MovedAlready, $"{name}/1");
    }

    [Fact]
    public async Task Correction_OfALot_GivesItNewDates()
    {
        var lot = shared.NextName();
        var codes = await shared.ActivateUnitsAsync(1, lot);

        var ack = await CorrectAsync(Lot(lot, "2026-01-10", "2028-01-09"));
        var old = TestData.Units(shared.NextSerial(), 1, lot);
        var corrected = TestData.Units(shared.NextSerial(), 1, lot);
        (corrected.Header.MadeOn, corrected.Header.ExpiresOn) = ("2026-01-10", "2028-01-09");
        using var stream = await shared.Maker.Client.OpenAsync(shared.NextName());
        var refused = await stream.WriteAsync(1, old);
        var written = await stream.WriteAsync(2, corrected);

        Refusals.AssertNone(ack, 1);
        Refusals.AssertBatch(refused, 1, "lot_number", Reason.LotMismatch, lot, "2026-01-10", "2028-01-09");
        Refusals.AssertNone(written, 1);
        Assert.Equal(1L, await shared.ReadAsync<long>(
            "SELECT count(DISTINCT lot_id) FROM lots WHERE lot_number = $1", lot));
        Assert.Equal(2L, await shared.ReadAsync<long>("SELECT count(*) FROM lots WHERE lot_number = $1", lot));
        Assert.NotEmpty(codes);
    }

    [Fact]
    public async Task Correction_OfALotThatIsShippedOrUnknown_IsRefused()
    {
        var lot = shared.NextName();
        var codes = await shared.ActivateCaseAsync(lot);
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[0]));

        var ack = await CorrectAsync(
            Lot(lot, "2026-01-10", "2028-01-09"),
            Lot("nowhere", "2026-01-10", "2028-01-09"),
            Lot(lot, "2026-13-01", "2028-01-09"),
            Lot(lot, "2026-01-10", "2020-01-09"));

        Refusals.AssertRow(ack, 4, 0, "corrections", Reason.MovedAlready, lot);
        Refusals.AssertRow(ack, 4, 1, "corrections", Reason.LotUnknown, "nowhere", "P1");
        Refusals.AssertRow(ack, 4, 2, "made_on", Reason.DateInvalid, "2026-13-01");
        Refusals.AssertRow(ack, 4, 3, "expires_on", Reason.ExpiryNotAfterMade, "2020-01-09", "2026-01-10");
    }

    [Fact]
    public async Task Correction_OfALotThatWasShippedInAPackageAndTakenOut_IsRefused()
    {
        var (inner, outer) = (shared.NextName(), shared.NextName());
        var (units, box) = (await shared.ActivateUnitsAsync(2, inner), (await shared.ActivateCaseAsync(outer))[1]);
        await PackageAsync(shared.Maker, PackingData.Pack(box, units));
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, box));
        await shared.Dealer.UploadAsync(FlowData.Receiving(shared.NextName(), shared.Maker, shared.Dealer, box));
        await PackageAsync(shared.Dealer, PackingData.Unpack(box, units));

        var ack = await CorrectAsync(Lot(inner, "2026-01-10", "2028-01-09"));

        Refusals.AssertRow(ack, 1, 0, "corrections", Reason.MovedAlready, inner);
    }

    [Fact]
    public async Task Correction_OfALotThatLeftAPackageBeforeItWasShipped_IsAccepted()
    {
        var (inner, outer) = (shared.NextName(), shared.NextName());
        var (units, box) = (await shared.ActivateUnitsAsync(2, inner), (await shared.ActivateCaseAsync(outer))[1]);
        await PackageAsync(shared.Maker, PackingData.Pack(box, units));
        await PackageAsync(shared.Maker, PackingData.Unpack(box, units));
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, box));

        Refusals.AssertNone(await CorrectAsync(Lot(inner, "2026-01-10", "2028-01-09")), 1);
    }

    [Fact]
    public async Task Lot_OfAnActivationThatIsRefusedWhole_IsNotRemembered()
    {
        var (lot, serial) = (shared.NextName(), shared.NextSerial());
        var taken = await shared.ActivateUnitsAsync(1);
        var wrong = TestData.Rows(
            (TestData.Code(TestData.UnitPrefix, serial), 1, null),
            (taken[0], 1, null),
            (TestData.Code(TestData.BoxPrefix, serial), 2, TestData.Code(TestData.UnitPrefix, serial)));
        wrong.Header.LotNumber = lot;
        var right = TestData.Units(serial, 1, lot);
        (right.Header.MadeOn, right.Header.ExpiresOn) = ("2026-01-10", "2028-01-09");
        using var stream = await shared.Maker.Client.OpenAsync(shared.NextName(), mode: StreamMode.AllOrNothing);

        var refused = await stream.WriteAsync(1, wrong);
        var written = await stream.WriteAsync(2, right);

        Refusals.AssertBatch(refused, sent: 3, "header", Reason.BatchRefused);
        Assert.Equal([1u, 2u], refused.Verdicts.Select(verdict => verdict.Row));
        Refusals.AssertNone(written, 1);
    }

    private static Correction Activation(string name, ulong sequence) =>
        new() { Activation = new WithdrawActivation { Name = name, Sequence = sequence } };

    private static Correction Lot(string lot, string made, string expires) => new()
    {
        Lot = new CorrectLot
        {
            Lot = new LotReference { Product = new ProductReference { ProductCode = "P1" }, LotNumber = lot },
            MadeOn = made,
            ExpiresOn = expires,
        },
    };

    private async Task PackageAsync(FlowParticipant who, PackagingSection section) =>
        Refusals.AssertNone(await who.Client.PackAsync(shared.NextName(), [section]), section.Children.Text.Values.Count);

    private Task<BatchAck> CorrectAsync(params Correction[] corrections) =>
        shared.Maker.UploadAsync(FlowData.Correcting(shared.NextName(), corrections));
}
