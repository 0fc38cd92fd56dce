using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Host.Importing.Uploads;

namespace TraceEngine.Host.Tests.Importing.Uploads;

public sealed class FlowUploadTests
{
    private const string First = "81900010000000000017";
    private const string Second = "81900010000000000024";

    [Fact]
    public void Shipping_ARow_BecomesADocumentOfTheShipper()
    {
        var part = SampleRows.Plan(UploadKind.Shipping, SampleRows.Shipping(2, First)).Flows.Single();
        Assert.Equal(FlowKind.Shipping, part.Header.Kind);
        Assert.Equal(("FH-1", "HD-1", "201"), (part.Header.DocumentNumber, part.Header.ShippingNote, part.Header.BillType));
        Assert.Equal((SampleRows.Producer, SampleRows.Buyer), (part.Header.Shipper.CreditCode, part.Header.Receiver.CreditCode));
        Assert.Equal(
            new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.FromHours(8)), part.Header.EventAt.ToDateTimeOffset());
        Assert.Equal(("L1", "10"), (part.Header.Details.LotNumber, part.Header.Details.DeclaredTotal));
        Assert.Equal(1ul, part.Header.ExpectedCount);
        Assert.Equal([(2, First)], part.Rows.Select(row => (row.Number, row.Code)));
    }

    [Fact]
    public void Documents_RowsScatteredOverTheFile_AreGathered()
    {
        var plan = SampleRows.Plan(
            UploadKind.Shipping,
            SampleRows.Shipping(2, First),
            SampleRows.Shipping(3, First, document: "FH-2"),
            SampleRows.Shipping(4, Second));
        Assert.Equal(["FH-1", "FH-2"], plan.Flows.Select(part => part.Header.DocumentNumber));
        Assert.Equal([2, 4], plan.Flows[0].Rows.Select(row => row.Number));
    }

    [Fact]
    public void Documents_SeveralGoods_DeclareWhatAllRowsAgreeOnAndTheSum()
    {
        var details = SampleRows.Plan(
            UploadKind.Shipping,
            SampleRows.Shipping(2, First, lot: "L1", total: "10"),
            SampleRows.Shipping(3, First, lot: "L1", total: "10"),
            SampleRows.Shipping(4, Second, lot: "L2", total: "2.5")).Flows.Single().Header.Details;
        Assert.Equal("", details.LotNumber);
        Assert.Equal("12.5", details.DeclaredTotal);
        Assert.Equal("XA01BAB001A001010100001", details.NhsaCode);
    }

    [Fact]
    public void Documents_ARowWithAnotherHeader_IsRefusedHereNamingIt()
    {
        var other = SampleRows.Row(
            3, ("docNo", "FH-1"), ("shpType", "202"), ("tracCodg", Second), ("shpTime", "2026-01-31 08:00:00"));
        var plan = SampleRows.Plan(UploadKind.Shipping, SampleRows.Shipping(2, First), other);
        Assert.Single(plan.Flows.Single().Rows);
        var refused = Assert.Single(plan.Refused);
        Assert.Equal((3, Second, nameof(Reason.DocumentDiffers)), (refused.RowNumber, refused.Code, refused.Reason));
        Assert.Contains("FH-1", refused.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Receiving_RejectedAndCountedGoods_StandBehindTheCodes()
    {
        (string, string)[] header = [("docNo", "SH-1"), ("shpType", "102"), ("shppTime", "2026-01-31 08:00:00")];
        var plan = SampleRows.Plan(
            UploadKind.Receiving,
            SampleRows.Row(2, [.. header, ("tracCodg", "(01)06901234567892"), ("cnt", "5"), ("manuLotnum", "L1")]),
            SampleRows.Row(3, [.. header, ("tracCodg", First), ("rejRea", "破损")]),
            SampleRows.Row(4, [.. header, ("tracCodg", Second)]));
        Assert.Equal(
            [(4, RowSort.Code), (3, RowSort.Rejected), (2, RowSort.Quantity)],
            plan.Flows.Single().Rows.Select(row => (row.Number, row.Sort)));
    }

    [Fact]
    public void Circulation_OwnBlock_BecomesTheCirculator()
    {
        var row = SampleRows.Row(
            2,
            ("docNo", "LT-1"),
            ("invType", "101"),
            ("circTime", "2026-01-31 08:00:00"),
            ("circOrgUscc", SampleRows.Buyer),
            ("shppOrgUscc", SampleRows.Buyer),
            ("shpOrgUscc", SampleRows.Producer),
            ("tracCodg", First));
        var header = SampleRows.Plan(UploadKind.Circulation, row).Flows.Single().Header;
        Assert.Equal((FlowKind.Circulation, "101"), (header.Kind, header.BillType));
        Assert.Equal(
            (SampleRows.Buyer, SampleRows.Buyer, SampleRows.Producer),
            (header.Circulator.CreditCode, header.Receiver.CreditCode, header.Shipper.CreditCode));
    }

    [Fact]
    public void Delivery_TheWay_StandsInTheDetails()
    {
        var row = SampleRows.Row(
            2,
            ("docNo", "PS-1"),
            ("delvTime", "2026-01-31 08:00:00"),
            ("arvlTime", "2026-01-31 10:00:00"),
            ("delvEmpUscc", SampleRows.Buyer),
            ("delvEmp", "示例物流"),
            ("delvStas", "1"),
            ("carNo", "京A00001"),
            ("tpMin", "2"),
            ("tpMax", "8"),
            ("tracCodg", First));
        var header = SampleRows.Plan(UploadKind.Delivery, row).Flows.Single().Header;
        Assert.Equal((SampleRows.Buyer, "示例物流"), (header.Carrier.CreditCode, header.Carrier.Name));
        Assert.Equal(
            ("1", "京A00001", "2", "8"),
            (header.Details.DeliveryState, header.Details.Vehicle, header.Details.TemperatureMin, header.Details.TemperatureMax));
        Assert.Equal(10, header.Details.ArrivedAt.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).Hour);
    }

    [Fact]
    public void Return_ReasonOnlyInTheMemo_IsItsReason()
    {
        var row = SampleRows.Row(
            2, ("docNo", "TH-1"), ("shpType", "202"), ("memo", "质量问题"), ("shpTime", "2026-01-31 08:00:00"), ("tracCodg", First));
        Assert.Equal("质量问题", SampleRows.Plan(UploadKind.Shipping, row).Flows.Single().Header.ChangeReason);
    }
}
