using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>Faults of a document's header refuse the batch whole, each with its own reason.</summary>
public sealed class HeaderTests(FlowServer shared) : IClassFixture<FlowServer>
{
    private static readonly string Known = TestData.Code(TestData.UnitPrefix, 1);

    private FlowSection Good() => FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, Known);

    [Fact]
    public Task Kind_NotSet_IsRefused() => AssertAsync(
        section => section.Header.Kind = FlowKind.Unspecified, "kind", Reason.FlowKindUnknown, "0");

    [Fact]
    public Task Number_WithControlCharacter_IsRefused() => AssertAsync(
        section => section.Header.DocumentNumber = "a\u0001", "document_number", Reason.DocumentNumberInvalid);

    [Fact]
    public Task ShippingNote_TooLong_IsRefused() => AssertAsync(
        section => section.Header.ShippingNote = new string('x', 51),
        "shipping_note",
        Reason.TextTooLong,
        "shipping_note",
        "51",
        "50");

    [Fact]
    public Task Memo_TooLong_IsRefused() => AssertAsync(
        section => section.Header.Details = new FlowDetails { Memo = new string('x', 501) },
        "details",
        Reason.TextTooLong,
        "memo",
        "501",
        "500");

    [Theory]
    [InlineData("999")]
    [InlineData("102")]
    [InlineData("")]
    public Task BillType_NotOfTheKind_IsRefused(string billType) => AssertAsync(
        section => section.Header.BillType = billType, "bill_type", Reason.BillTypeInvalid, billType);

    [Fact]
    public Task Circulation_ByAProducer_LacksTheRole() => AssertAsync(
        section => section.Header.Kind = FlowKind.Circulation, "kind", Reason.RoleMissing, "Circulation");

    [Fact]
    public Task EventAt_Missing_IsRefused() => AssertAsync(
        section => section.Header.EventAt = null, "event_at", Reason.TimeImplausible, "-");

    [Fact]
    public Task EventAt_InMilliseconds_IsRefused() => AssertAsync(
        section => section.Header.EventAt = new Timestamp { Seconds = 1_768_896_000_000 },
        "event_at",
        Reason.TimeImplausible);

    [Fact]
    public Task Receiver_Missing_IsRefused() => AssertAsync(
        section => section.Header.Receiver = null, "receiver", Reason.PartyInvalid, "receiver", "");

    [Fact]
    public Task Carrier_WithBadCheckCharacter_IsRefused() => AssertAsync(
        section => section.Header.Carrier = new Party { CreditCode = "91310000MA1FL00010" },
        "carrier",
        Reason.PartyInvalid,
        "carrier",
        "91310000MA1FL00010");

    [Fact]
    public Task Shipper_IsAnother_IsNoDocumentOfTheCaller() => AssertAsync(
        section => section.Header.Shipper = shared.Shop.Party, "shipper", Reason.NotAParty, "shipper");

    [Fact]
    public Task Return_WithoutReason_IsRefused() => AssertAsync(
        section => (section.Header.Kind, section.Header.BillType) = (FlowKind.Return, "202"),
        "change_reason",
        Reason.TextRequired,
        "change_reason");

    [Fact]
    public Task ReturnBill_InAnyKind_NeedsAReason() => AssertAsync(
        section => section.Header.BillType = "202", "change_reason", Reason.TextRequired, "change_reason");

    [Theory]
    [InlineData("", "b", "executor")]
    [InlineData("a", "", "supervisor")]
    public Task Destruction_WithoutWitness_IsRefused(string executor, string supervisor, string field) => AssertAsync(
        section =>
        {
            (section.Header.Kind, section.Header.BillType, section.Header.ChangeReason) = (FlowKind.Destroy, "205", "过期");
            section.Header.Details = new FlowDetails { Executor = executor, Supervisor = supervisor };
        },
        field,
        Reason.TextRequired,
        field);

    [Fact]
    public Task Temperature_NoDecimal_IsRefused() => AssertAsync(
        section => section.Header.Details = new FlowDetails { TemperatureMin = "2-8" },
        "details",
        Reason.DecimalInvalid,
        "temperature_min",
        "2-8");

    [Fact]
    public Task Lots_InAnOrdinaryShipment_AreNotAllowed() => AssertAsync(
        section => section.Lots.Add(new LotReference
        {
            Product = new ProductReference { ProductCode = "P1" },
            LotNumber = "L2026001",
        }),
        "lots",
        Reason.RowsNotAllowed,
        "lots");

    [Fact]
    public async Task Document_TwiceInABatch_IsRefused()
    {
        var section = Good();
        using var stream = await shared.Maker.OpenAsync(shared.NextName());

        var ack = await stream.WriteAsync(section, section.Clone());

        Refusals.AssertBatch(ack, 2, "document_number", Reason.DocumentRepeated, section.Header.DocumentNumber);
    }

    [Fact]
    public async Task Correction_WithoutCorrections_IsRefused()
    {
        using var stream = await shared.Maker.OpenAsync(shared.NextName());
        var section = FlowData.Correcting(shared.NextName());
        section.Header.Complete = true;

        var ack = await stream.WriteAsync(section);

        Refusals.AssertBatch(ack, 0, "corrections", Reason.RowsNotAllowed);
    }

    private async Task AssertAsync(Action<FlowSection> change, string field, Reason reason, params string[] arguments)
    {
        var section = Good();
        change(section);
        using var stream = await shared.Maker.OpenAsync(shared.NextName());
        await stream.SendAsync(section);
        var ack = await stream.ReadAckAsync();
        var rows = section.Codes.Text.Values.Count + section.Lots.Count;
        Refusals.AssertBatch(ack, rows, field, reason, arguments);
        Assert.Equal(
            0L,
            await shared.ReadAsync<long>(
                "SELECT count(*) FROM documents WHERE number = $1", section.Header.DocumentNumber));
    }
}
