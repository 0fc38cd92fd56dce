using System.Text;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.Tables;
using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>Bill files of scan guns.</summary>
public sealed class BillTests
{
    private const string From = "91310000MA1FL0001R";
    private const string Data = $"<Data Code='81900010003001014471' CorpOrderID='XS001' ActDate='2026-01-05 08:30:00' Actor='张三' "
        + $"FromCorpID='{From}' ToCorpID='1000234' CorpProductID='P1' CorpBatchNo='A20260101' ProduceDate='2026-01-01'/>";

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static TheoryData<string, string> Wrappings => new()
    {
        { "plain", "" }, { "mark", "" }, { "gzip", "gzip" }, { "zlib", "zlib" }, { "zip", "ZIP" },
        { "base64 gzip", "base64 + gzip" }, { "base64 zip", "base64 + ZIP" }, { "base64 zlib", "base64 + zlib" },
        { "mark base64 gzip", "base64 + gzip" },
        { "base64 gzip mark", "base64 + gzip" }, { "gzip zip", "gzip + ZIP" },
    };

    [Theory]
    [InlineData("ProduceWareHouseIn", "WareHouseIn", "101")]
    [InlineData("PurchaseWareHouseIn", "WareHouseIn", "102")]
    [InlineData("ReturnWareHouseIn", "WareHouseIn", "103")]
    [InlineData("AllocateWareHouseIn", "WareHouseIn", "104")]
    [InlineData("SalesWareHouseOut", "WareHouseOut", "201")]
    [InlineData("ReturnWareHouseOut", "WareHouseOut", "202")]
    [InlineData("AllocateWareHouseOut", "WareHouseOut", "203")]
    [InlineData("ReworkWareHouseOut", "WareHouseOut", "204")]
    [InlineData("DestoryWareHouseOut", "WareHouseOut", "205")]
    [InlineData("DestroyWareHouseOut", "WareHouseOut", "205")]
    [InlineData("CheckWareHouseOut", "WareHouseOut", "206")]
    [InlineData("DirectAllocateWareHouseOut", "WareHouseOut", "237")]
    public void Read_EveryEvent_HasItsBillTypeAndSide(string name, string action, string type)
    {
        var row = Assert.Single(ReadUpload.From(Bill(name, action, Data)).Rows);

        Assert.Empty(row.Faults);
        Assert.Equal((UploadKind.Circulation, type), (row.Kind, row["invType"]));
        Assert.Equal(("XS001", "XS001", "81900010003001014471"), (row.DocumentNumber, row["shpSinNo"], row["tracCodg"]));
        Assert.Equal((From, "1000234", "A20260101", "2026-01-01"),
            (row["shpOrgUscc"], row["shppOrgName"], row["manuLotnum"], row["manuDate"]));
        var isInbound = type[0] == '1';
        const string Time = "2026-01-05 08:30:00";
        Assert.Equal((Time, isInbound ? "" : Time, isInbound ? Time : ""), (row["circTime"], row["shpTime"], row["shppTime"]));
    }

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Read_BillInAnyWrapping_IsUnwrappedAndSaid(string wrapping, string said)
    {
        var content = Encoding.UTF8.GetBytes(Bill("SalesWareHouseOut", "WareHouseOut", Data));
        foreach (var layer in wrapping.Split(' ').Reverse())
        {
            content = layer switch
            {
                "mark" => Wrapped.WithMark(content),
                "gzip" => Wrapped.Gzip(content),
                "zlib" => Wrapped.Zlib(content),
                "zip" => Wrapped.Zip(("__MACOSX/x", [1]), ("bill.xml", content)),
                "base64" => Wrapped.Base64(content),
                _ => content,
            };
        }

        var read = ReadUpload.From(content);

        Assert.Equal(UploadFileFormat.ScanBill, read.Facts.Format);
        Assert.Equal("81900010003001014471", Assert.Single(read.Rows)["tracCodg"]);
        Assert.Equal(said.Length > 0, read.Facts.DescriptionZh.Contains($"外层 {said}，", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Base64_OfAnyLengthAndLines_IsDecoded()
    {
        for (var rows = 1; rows < 40; rows++)
        {
            var data = Enumerable.Range(0, rows).Select(
                row => Data.Replace("XS001", $"XS{row * 7919}", StringComparison.Ordinal));
            var bill = Encoding.UTF8.GetBytes(Bill("SalesWareHouseOut", "WareHouseOut", string.Concat(data)));
            Assert.Equal(rows, ReadUpload.From(Wrapped.Base64(Wrapped.Gzip(bill), rows % 2 == 0)).Rows.Count);
        }
    }

    [Fact]
    public void Read_Gb18030AndOtherSpellings_AreRead()
    {
        var bill = "<?xml version='1.0' encoding='GB2312'?><document sn='1' version='3.0'><events>"
            + "<event name='SalesWareHouseOut' MainAction='WareHouseOut'><DataField>"
            + "<data code=' ８１９０００１０００３００１０１４４７１ ' corporderid='单1' actdate='2026-01-05 08:30:00' fromcorpid='示例公司'/>"
            + "<Data><Code>81900010003001014488</Code><CorpOrderID>单1</CorpOrderID>"
            + "<ActDate>2026-01-05 08:30:00</ActDate><FromCorpID>示例公司</FromCorpID><Colour>红</Colour></Data>"
            + "</DataField></event></events></document>";

        var read = ReadUpload.From(Chinese.GetBytes(bill));

        Assert.Empty(read.Faults);
        Assert.Equal("GB18030", read.Facts.EncodingName);
        Assert.Equal(["81900010003001014471", "81900010003001014488"], read.Rows.Select(row => row["tracCodg"]));
        Assert.Equal("示例公司", read.Rows[1]["shpOrgName"]);
        Assert.Contains(read.Notes, note => note.Kind == UploadNoteKind.UnknownAttribute && note.Name == "Colour");
        Assert.Contains(read.Notes, note => note.Kind == UploadNoteKind.PartyWithoutCreditCode && note.Name == "FromCorpID");
    }

    [Fact]
    public void Read_AsShipping_HasBillTypeAndHandler()
    {
        var row = ReadUpload.From(Bill("SalesWareHouseOut", "WareHouseOut", Data), UploadKind.Shipping).Rows[0];

        Assert.Equal(("201", "张三", ""), (row["shpType"], row["shpCter"], row["shppCter"]));
    }

    [Fact]
    public void Read_FieldsThatBillsLack_AreNamedOnceNotRefusedPerRow()
    {
        var read = ReadUpload.From(Bill("SalesWareHouseOut", "WareHouseOut", Data), null, new() { ["prodType"] = "2" });

        Assert.Empty(read.Faults);
        Assert.Contains("expyEnd", read.Missing.Select(field => field.ColumnName));
        Assert.DoesNotContain("prodType", read.Missing.Select(field => field.ColumnName));
        Assert.Equal("2", read.Rows[0]["prodType"]);
    }

    [Fact]
    public void Read_UnknownEvent_IsAFaultThatListsTheKnownOnes()
    {
        var fault = Assert.Single(ReadUpload.From(Bill("SellWareHouseOut", "WareHouseOut", Data)).Faults);

        Assert.Equal((RowFaultKind.UnknownEvent, "invType"), (fault.Kind, fault.Field));
        Assert.Contains("SellWareHouseOut", fault.MessageZh, StringComparison.Ordinal);
        Assert.Contains("SalesWareHouseOut", fault.RemedyEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RowsThatLackCodeOrNumber_AreDeliveredWithFaults()
    {
        var read = ReadUpload.From(Bill(
            "SalesWareHouseOut",
            "WareHouseOut",
            "<Data CorpOrderID='1' ActDate='2026-01-05 08:30:00'/><Data Code='8.19E+19' CorpOrderID='1'/>"));

        Assert.Equal(2, read.Rows.Count);
        Assert.Equal(
            [(RowFaultKind.Required, "tracCodg")], read.Rows[0].Faults.Select(fault => (fault.Kind, fault.Field)));
        Assert.Equal(["tracCodg"], read.Rows[1].Faults.Select(fault => fault.Field));
        Assert.Equal("8.19E+19", read.Rows[1].Cells[1]);
        Assert.Equal(["Event", "Code", "CorpOrderID"], read.Headings.Take(3));
    }

    [Fact]
    public void Read_OneNumberInTwoEvents_IsAFault() => Assert.Contains(
        ReadUpload.From("<Document><Events>" + Event("SalesWareHouseOut", "WareHouseOut", Data)
            + Event("ReturnWareHouseOut", "WareHouseOut", Data) + "</Events></Document>").Faults,
        fault => fault is { Kind: RowFaultKind.DiffersInDocument, Field: "invType" });

    [Fact]
    public void Read_ScansOfOneBill_HaveTheirOwnTimesAndLots()
    {
        var read = ReadUpload.From(Bill("SalesWareHouseOut", "WareHouseOut", Data
            + Data.Replace("08:30:00", "08:30:04", StringComparison.Ordinal).Replace("A20260101", "B2", StringComparison.Ordinal)
            + "<Data Code='81900010003001014488' CorpOrderID='XS001'/>"));

        Assert.Empty(read.Faults);
        Assert.Equal(["2026-01-05 08:30:00", "2026-01-05 08:30:04", ""], read.Rows.Select(row => row["circTime"]));
        Assert.Equal(["A20260101", "B2", ""], read.Rows.Select(row => row["manuLotnum"]));
        Assert.Equal(From, read.Rows[2]["shpOrgUscc"]);
        Assert.Equal([true, false, false], read.Rows.Select(row => row.StartsDocument));
    }

    [Fact]
    public void Read_TruncatedBill_GivesTheRowsBeforeAndNamesTheLine()
    {
        var bill = Bill("SalesWareHouseOut", "WareHouseOut", Data + "\n" + Data + "\n<Data Code='1");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(bill[..bill.LastIndexOf("</Data", StringComparison.Ordinal)]));
        using var reader = UploadReader.Open(file, UploadFileProbe.Run(file, "a.xml"));

        Assert.True(reader.Read());
        Assert.True(reader.Read());
        var refusal = Assert.Throws<UploadFileException>(() => reader.Read());
        Assert.Equal(UploadFileFault.Malformed, refusal.Fault);
        Assert.Contains("行", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Probe_BillNamedAsAProduct_IsRefused() => Assert.Equal(
        UploadFileFault.OtherKind,
        ReadUpload.Probe(Bill("SalesWareHouseOut", "WareHouseOut", Data), UploadKind.DomesticDrug).Refusal!.Fault);

    [Fact]
    public void Probe_Wrappings_AreInTheFacts() => Assert.Equal(
        [FileWrapping.Base64, FileWrapping.Zlib],
        ReadUpload.Probe(Wrapped.Base64(Wrapped.Zlib(Encoding.UTF8.GetBytes(
            Bill("SalesWareHouseOut", "WareHouseOut", Data))))).Wrappings);

    private static string Bill(string name, string action, string data) =>
        "<?xml version=\"1.0\"?><Document SN='1' Version='3.0' License='L'><Events>"
            + $"{Event(name, action, data)}</Events></Document>";

    private static string Event(string name, string action, string data) =>
        $"<Event Name='{name}' MainAction='{action}'><ActionMapping/>"
        + $"<DataMaping><MetaData/></DataMaping><DataDesc/><DataField>{data}</DataField></Event>";
}
