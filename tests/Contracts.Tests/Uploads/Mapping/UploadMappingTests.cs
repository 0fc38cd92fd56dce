using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Contracts.Tests.Uploads.Mapping;

/// <summary>Messages by the rules that are no mere names; gathering rows into documents is tested with the file import.</summary>
public sealed class UploadMappingTests
{
    private static readonly DateTimeOffset EightOClock = new(2026, 1, 31, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Consumable_WithADeviceIdentifier_HasItAsBarcodeAndCode()
    {
        var product = ProductUpload.Product(
            new WireRow(2, ("medListCodg", "C01"), ("udiDi", "06901234567892"), ("prodentpName", "甲")).Of(UploadKind.Consumable));
        Assert.Equal(
            new Product
            {
                Kind = ProductKind.Consumable,
                ProductCode = "06901234567892",
                Barcode = "06901234567892",
                NhsaCode = "C01",
                Consumable = new ConsumableDetails { DeviceIdentifier = "06901234567892", ManufacturerName = "甲" },
            },
            product);
    }

    [Fact]
    public void Drug_WithoutBarcode_IsKnownByItsNhsaCode()
    {
        var row = new WireRow(2, ("medListCodg", "XA01"), ("memo", "示例")).Of(UploadKind.DomesticDrug);
        Assert.Equal(
            new Product
            {
                Kind = ProductKind.DomesticDrug,
                ProductCode = "XA01",
                NhsaCode = "XA01",
                Drug = new DrugDetails(),
            },
            ProductUpload.Product(row));
        Assert.Null(ProductUpload.Level(row));
    }

    [Fact]
    public void Level_WhatIsNoNumber_BecomesZero() => Assert.Equal(
        new PackageLevel { Prefix = "8190001", ContainedCount = 10 },
        ProductUpload.Level(
            new WireRow(2, ("pacLv", "盒"), ("tracPrfx", "8190001"), ("inclCnt", "10")).Of(UploadKind.ImportedDrug)));

    [Fact]
    public void Party_WithATimeAlone_IsNobodyButTheDocumentHasTheTime()
    {
        var header = Header(UploadKind.Shipping, ("shpTime", "2026/01/31 08:00:00"), ("shpStas", "1"));
        Assert.Null(header.Shipper);
        Assert.Equal(EightOClock, header.EventAt.ToDateTimeOffset());
    }

    [Theory]
    [InlineData(UploadKind.Shipping, "shpTime", FlowKind.Shipping)]
    [InlineData(UploadKind.Receiving, "shppTime", FlowKind.Receiving)]
    [InlineData(UploadKind.Delivery, "delvTime", FlowKind.Delivery)]
    [InlineData(UploadKind.Circulation, "circTime", FlowKind.Circulation)]
    public void Document_OfEachUpload_HappensAtItsOwnTime(UploadKind kind, string column, FlowKind flow)
    {
        var header = Header(kind, (column, "2026-01-31 08:00:00"), ("shpSinNo", "HD-1"));
        Assert.Equal((flow, "HD-1", EightOClock), (header.Kind, header.DocumentNumber, header.EventAt.ToDateTimeOffset()));
        Assert.NotNull(header.Details);
    }

    [Fact]
    public void Delivery_ItsCarrier_CarriesAtTheTimeOfTheDocument()
    {
        var header = Header(UploadKind.Delivery, ("delvEmp", "示例物流"), ("delvTime", "2026-01-31 08:00:00"));
        Assert.Equal(("示例物流", EightOClock), (header.Carrier.Name, header.Carrier.EventAt.ToDateTimeOffset()));
    }

    [Theory]
    [InlineData("202", "少一盒")]
    [InlineData("201", "")]
    public void Reason_OfReturnsOnly_FallsBackToTheCheck(string billType, string reason) => Assert.Equal(
        reason, Header(UploadKind.Receiving, ("shpType", billType), ("chkRea", "少一盒"), ("memo", "示例")).ChangeReason);

    [Fact]
    public void Header_OfAnyRow_SaysNothingOfTheGoods() => Assert.Equal(
        Header(UploadKind.Shipping, ("docNo", "D1")),
        Header(UploadKind.Shipping, ("docNo", "D1"), ("manuLotnum", "L1"), ("medListCodg", "XA01"), ("totlCnt", "5")));

    [Fact]
    public void Activation_LotOfTheCode_ComesBeforeThatOfTheDocument()
    {
        var header = CodesUpload.ActivationHeader(new WireRow(
            2,
            ("manuLotnum", "L1"),
            ("tracCodgList.manuLotnum", "L2"),
            ("manuDate", "2026-01-01"),
            ("pacRatio", "1:10"),
            ("actvTime", "2026-01-31 08:00:00")).Of(UploadKind.TraceCodes));
        Assert.Equal(("L2", "2026-01-01", "1:10"), (header.LotNumber, header.MadeOn, header.PackRatio));
        Assert.Equal(EightOClock, header.ActivatedAt.ToDateTimeOffset());
        Assert.NotNull(header.Product);
    }

    [Fact]
    public void Rejected_ReasonsOfCodes_AreSaidOnceEach() => Assert.Equal(
        "破损；少一盒",
        RejectedReasons.Of(new[] { "破损", "少一盒", "破损", "" }.Select(
            reason => new UploadedRow(2, RowSort.Rejected, "c") { Reason = reason })));

    [Theory]
    [InlineData(UploadKind.Consumable, "product", "medListCodg")]
    [InlineData(UploadKind.DomesticDrug, "product", "drugProdBarc")]
    [InlineData(UploadKind.Shipping, "product", "medListCodg")]
    [InlineData(UploadKind.Shipping, "bill_type", "shpType")]
    [InlineData(UploadKind.Circulation, "bill_type", "invType")]
    [InlineData(UploadKind.Receiving, "rejected", "rejTracCodg")]
    [InlineData(UploadKind.Shipping, "event_at", "shpTime")]
    [InlineData(UploadKind.Receiving, "event_at", "shppTime")]
    [InlineData(UploadKind.Delivery, "event_at", "delvTime")]
    [InlineData(UploadKind.TraceCodes, "event_at", "actvTime")]
    [InlineData(UploadKind.TraceCodes, "chgType", "chgType")]
    [InlineData(UploadKind.TraceCodes, "sequence", "sequence")]
    public void ServerFields_OfAnUpload_AreShownByColumn(UploadKind kind, string field, string column) =>
        Assert.Equal(column, ServerFields.Find(kind, field).Column);

    private static FlowHeader Header(UploadKind kind, params ReadOnlySpan<(string, string)> values) =>
        FlowUpload.Of(kind)!.Header(new WireRow(2, values).Of(kind));
}
