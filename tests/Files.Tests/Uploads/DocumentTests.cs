using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>Rows of one document, and of one product, belong together.</summary>
public sealed class DocumentTests
{
    private const UploadKind Kind = UploadKind.TraceCodes;

    [Fact]
    public void Read_RowsOfSeveralDocuments_SayWhereEachBegins()
    {
        var read = Read(Row("D1", "1"), Row("D1", "2"), Row("D2", "3"));

        Assert.Empty(read.Faults);
        Assert.Equal(["D1", "D1", "D2"], read.Rows.Select(row => row.DocumentNumber));
        Assert.Equal([true, false, true], read.Rows.Select(row => row.StartsDocument));
    }

    [Fact]
    public void Read_HeaderFieldLeftEmpty_IsThatOfTheFirstRow()
    {
        var read = Read(Row("D1", "1"), Row("D1", "2", ("manuLotnum", ""), ("actvTime", ""), ("pacRatio", "")));

        Assert.Empty(read.Faults);
        Assert.Equal(read.Rows[0]["actvTime"], read.Rows[1]["actvTime"]);
        Assert.Equal("A20260101", read.Rows[1]["manuLotnum"]);
    }

    [Fact]
    public void Read_HeaderFieldThatDiffers_IsAFaultThatNamesBothRows()
    {
        var read = Read(Row("D1", "1"), Row("D1", "2", ("manuLotnum", "B2")), Row("D1", "3"));

        var fault = Assert.Single(read.Faults);
        Assert.Equal((RowFaultKind.DiffersInDocument, "manuLotnum"), (fault.Kind, fault.Field));
        Assert.Contains("第 3 行的“生产批号”为“B2”，与同一单据第 2 行的“A20260101”不同", fault.MessageZh, StringComparison.Ordinal);
        Assert.Contains("Row 3", fault.MessageEn, StringComparison.Ordinal);
        Assert.Contains("row 2", fault.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SameDateInTwoForms_DoesNotDiffer() =>
        Assert.Empty(Read(Row("D1", "1", ("expyEnd", "20271231")), Row("D1", "2", ("expyEnd", "2027/12/31"))).Faults);

    [Fact]
    public void Read_FieldsOfTheCode_MayDiffer() => Assert.Empty(Read(
        Row("D1", "1", ("tracCodgList.manuLotnum", "X"), ("oldTracCodg", "81900010003001014401")),
        Row("D1", "2", ("tracCodgList.manuLotnum", "Y"), ("oldTracCodg", "81900010003001014402"))).Faults);

    [Fact]
    public void Read_DocumentThatComesAgain_IsAFault()
    {
        var fault = Assert.Single(Read(Row("D1", "1"), Row("D2", "2"), Row("D1", "3")).Faults);

        Assert.Equal((RowFaultKind.DocumentScattered, "docNo"), (fault.Kind, fault.Field));
        Assert.Contains("从第 2 行开始", fault.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MoreDocumentsThanTheLimit_IsRefusedWithTheLimit()
    {
        var options = new UploadFileOptions { MaxDocuments = 2 };
        var csv = ExampleRows.Csv(Kind, Row("D1", "1"), Row("D2", "2"), Row("D3", "3"));

        var refusal = Assert.Throws<UploadFileException>(() => ReadUpload.From(csv, options: options));

        Assert.Equal(UploadFileFault.TooLong, refusal.Fault);
        Assert.Contains("2", refusal.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ProductsWithLevels_AreARowForEachLevel()
    {
        const UploadKind Drugs = UploadKind.DomesticDrug;
        var read = ReadUpload.From(
            ExampleRows.Csv(
                Drugs,
                ExampleRows.With(Drugs, ("pacLv", "1")),
                ExampleRows.With(Drugs, ("pacLv", "2"), ("regName", ""), ("medListCodg", "")),
                ExampleRows.With(Drugs, ("medListCodg", "XB2"), ("pacLv", "1"), ("regName", "另一药"))),
            Drugs);

        Assert.Empty(read.Faults);
        Assert.Equal([true, false, true], read.Rows.Select(row => row.StartsProduct));
        Assert.Equal([true, false, false], read.Rows.Select(row => row.StartsDocument));
        Assert.Equal(["阿莫西林胶囊", "阿莫西林胶囊", "另一药"], read.Rows.Select(row => row["regName"]));
    }

    [Fact]
    public void Read_ProductThatDiffersBetweenItsLevels_IsAFault() => Assert.Equal(
        ["drugSpec"],
        ReadUpload.From(
            ExampleRows.Csv(
                UploadKind.DomesticDrug,
                ExampleRows.Of(UploadKind.DomesticDrug),
                ExampleRows.With(UploadKind.DomesticDrug, ("pacLv", "2"), ("drugSpec", "0.5g"))),
            UploadKind.DomesticDrug).Faults.Select(fault => fault.Field));

    [Fact]
    public void Read_ReceivingRow_NeedsACodeOrARejectedCode()
    {
        const UploadKind Receiving = UploadKind.Receiving;
        var read = ReadUpload.From(
            ExampleRows.Csv(
                Receiving,
                ExampleRows.With(Receiving, ("rejTracCodg", ""), ("rejRea", "")),
                ExampleRows.With(Receiving, ("tracCodg", ""), ("tracPacLv", ""), ("cnt", "")),
                ExampleRows.With(
                    Receiving, ("tracCodg", ""), ("tracPacLv", ""), ("cnt", ""), ("rejTracCodg", ""), ("rejRea", "")),
                ExampleRows.With(Receiving, ("rejRea", ""))),
            Receiving);

        Assert.Equal([0, 0, 1, 1], read.Rows.Select(row => row.Faults.Count));
        Assert.Equal(["tracCodg", "rejRea"], read.Faults.Select(fault => fault.Field));
    }

    [Fact]
    public void Read_RecallByLot_NeedsNoCodeButAReason()
    {
        const UploadKind Shipping = UploadKind.Shipping;
        string[] Recall(string reason) => ExampleRows.With(
            Shipping, ("shpType", "211"), ("chgRea", reason), ("tracCodg", ""), ("tracPacLv", ""), ("cnt", ""));

        Assert.Empty(ReadUpload.From(ExampleRows.Csv(Shipping, Recall("质量问题")), Shipping).Faults);
        Assert.Equal(
            ["chgRea"], ReadUpload.From(ExampleRows.Csv(Shipping, Recall("")), Shipping).Faults.Select(one => one.Field));
    }

    private static string[] Row(string document, string serial, params (string Column, string Value)[] values) =>
        ExampleRows.With(Kind, [("docNo", document), ("tracCodg", $"8190001000300101440{serial}"), .. values]);

    private static ReadUpload Read(params string[][] rows) => ReadUpload.From(ExampleRows.Csv(Kind, rows));
}
