using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Tests.Uploads;

public sealed class ValueTests
{
    private const UploadKind Kind = UploadKind.TraceCodes;

    [Theory]
    [InlineData("20271231", "2027-12-31")]
    [InlineData("2027-12-31", "2027-12-31")]
    [InlineData("2027-12", "2027-12")]
    [InlineData("202712", "2027-12")]
    [InlineData("20271200", "2027-12")]
    [InlineData("2027/12/31", "2027-12-31")]
    [InlineData("2027/1/5", "2027-01-05")]
    [InlineData("2027年1月5日", "2027-01-05")]
    [InlineData("2027年1月", "2027-01")]
    [InlineData("２０２７－１２－３１", "2027-12-31")]
    [InlineData("2027-12-31 00:00:00", "2027-12-31")]
    [InlineData("2027/12/31 8:30:00", "2027-12-31")]
    public void Read_Expiry_InEveryFormPeopleUse_IsADate(string text, string date) =>
        Assert.Equal(date, Good("expyEnd", text));

    [Theory]
    [InlineData("expyEnd", "31/12/2027")]
    [InlineData("expyEnd", "27-12-31")]
    [InlineData("expyEnd", "2027-13")]
    [InlineData("expyEnd", "2027-1231")]
    [InlineData("expyEnd", "长期")]
    [InlineData("manuDate", "2026-01")]
    [InlineData("manuDate", "2026-02-30")]
    [InlineData("manuDate", "46023")]
    public void Read_Date_ThatNobodyCanBeSureOf_IsRefused(string field, string text) =>
        Assert.Equal((RowFaultKind.NotADate, field), Fault(field, text));

    [Theory]
    [InlineData("2026-01-05 08:30:00", "2026-01-05 08:30:00")]
    [InlineData("2026-01-05T08:30:00+08:00", "2026-01-05 08:30:00")]
    [InlineData("2026/1/5 8:30", "2026-01-05 08:30:00")]
    [InlineData("20260105083000", "2026-01-05 08:30:00")]
    public void Read_Time_InBeijing_IsRead(string text, string time) => Assert.Equal(time, Good("actvTime", text));

    [Theory]
    [InlineData("1767573000")]
    [InlineData("1767573000000")]
    [InlineData("2026-01-05")]
    [InlineData("2026-01-05 25:00:00")]
    [InlineData("2026-01-05T08:30:00Z")]
    public void Read_Time_AsTimestampOrDayOrElsewhere_IsRefused(string text) =>
        Assert.Equal((RowFaultKind.NotATime, "actvTime"), Fault("actvTime", text));

    [Theory]
    [InlineData("tracPacLv", "３", "3")]
    [InlineData("tracPacLv", "1.0", "1")]
    [InlineData("tracPacLv", "1E0", "1")]
    [InlineData("cnt", "12.5", "12.5")]
    [InlineData("cnt", "0.30000000000000004", "0.3")]
    [InlineData("chgType", "激活", "1")]
    [InlineData("expyPrec", "m", "M")]
    [InlineData("memo", "'=1+1", "=1+1")]
    [InlineData("memo", "'引号", "'引号")]
    public void Read_Value_AsFilesHoldIt_IsRead(string field, string text, string value) =>
        Assert.Equal(value, Good(field, text));

    [Theory]
    [InlineData("tracPacLv", "0", RowFaultKind.OutOfRange)]
    [InlineData("tracPacLv", "10", RowFaultKind.OutOfRange)]
    [InlineData("tracPacLv", "1.5", RowFaultKind.NotANumber)]
    [InlineData("tracPacLv", "最小", RowFaultKind.NotANumber)]
    [InlineData("cnt", "1.23456", RowFaultKind.NotANumber)]
    [InlineData("cnt", "1234567890123", RowFaultKind.NotANumber)]
    [InlineData("cnt", "-1", RowFaultKind.OutOfRange)]
    [InlineData("chgType", "8", RowFaultKind.NotAChoice)]
    [InlineData("manuLotnum", "1234567890123456789012345678901", RowFaultKind.TooLong)]
    [InlineData("memo", "a\uFFFDb", RowFaultKind.Unreadable)]
    [InlineData("docNo", "", RowFaultKind.Required)]
    [InlineData("tracCodg", " ", RowFaultKind.Required)]
    public void Read_Value_ThatBreaksItsRule_IsRefused(string field, string text, RowFaultKind kind) =>
        Assert.Equal((kind, field), Fault(field, text));

    [Theory]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    public void Read_Length_IsCountedInCharactersNotUnits(string thirty) => Assert.Equal(thirty, Good("manuLotnum", thirty));

    [Theory]
    [InlineData("4", "oldTracCodg", "chgRea")]
    [InlineData("5", "chgRea")]
    [InlineData("7", "chgRea", "exctPsn", "spvPsn")]
    [InlineData("1")]
    [InlineData("6")]
    public void Read_ConditionalFields_AreRequiredInTheirCase(string action, params string[] fields)
    {
        var read = ReadUpload.From(ExampleRows.Csv(Kind, ExampleRows.With(
            Kind, ("chgType", action), ("oldTracCodg", ""), ("chgRea", ""), ("exctPsn", ""), ("spvPsn", ""))));

        Assert.Equal(fields.Order(), read.Faults.Select(fault => fault.Field).Order());
        Assert.All(read.Faults, fault => Assert.Equal(RowFaultKind.Required, fault.Kind));
    }

    [Fact]
    public void Read_EveryFault_SaysWhatAndWhatToDoInBothLanguages()
    {
        var read = ReadUpload.From(ExampleRows.Csv(Kind, [.. UploadFields.Of(Kind).Select(_ => "\uFFFD")]));

        Assert.Equal(UploadFields.Of(Kind).Count, read.Faults.Count());
        Assert.All(read.Faults, fault =>
        {
            Assert.Matches("[\u4e00-\u9fff]", fault.MessageZh);
            Assert.Matches("[\u4e00-\u9fff]", fault.RemedyZh);
            Assert.EndsWith(".", fault.MessageEn, StringComparison.Ordinal);
            Assert.EndsWith(".", fault.RemedyEn, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("<c s='1'><v>46387</v></c>", "2026-12-31")]
    [InlineData("<c s='2'><v>46387.5</v></c>", "2026-12-31 12:00:00")]
    [InlineData("<c s='1'><v>46387.3541666667</v></c>", "2026-12-31 08:30:00")]
    [InlineData("<c s='3'><v>46387</v></c>", "2026-12-31")]
    [InlineData("<c s='4'><v>46387.3541666667</v></c>", "2026-12-31 08:30:00")]
    [InlineData("<c s='5'><v>46387</v></c>", "46387")]
    [InlineData("<c t='d'><v>2026-12-31T08:30:00</v></c>", "2026-12-31 08:30:00")]
    public void Read_DateCell_IsWhatTheSheetShows(string cell, string shown)
    {
        var read = ReadUpload.From(RawWorkbook.Of(
            RawWorkbook.Row(1, "docNo", "tracCodg", "memo") + RawWorkbook.Row(2, "D1", "81900010003001014471", cell),
            styles: Styles), Kind, Missing);

        Assert.Equal(shown, read.Rows[0]["memo"]);
    }

    [Fact]
    public void Read_DateCellOfA1904Workbook_CountsFromThere() => Assert.Equal("2026-12-31", ReadUpload.From(
        RawWorkbook.Of(
            RawWorkbook.Row(1, "docNo", "tracCodg", "memo")
                + RawWorkbook.Row(2, "D1", "81900010003001014471", "<c s='1'><v>44925</v></c>"),
            styles: Styles,
            workbookProperties: "<workbookPr date1904='1'/>"),
        Kind,
        Missing).Rows[0]["memo"]);

    private static string Styles => "<numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd;@'/>"
        + "<numFmt numFmtId='165' formatCode='[$-804]yyyy\"年\"m\"月\"d\"日\" hh:mm'/>"
        + "<numFmt numFmtId='166' formatCode='0.00\"days\"'/></numFmts>"
        + "<cellStyleXfs><xf numFmtId='22'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/>"
        + "<xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/></cellXfs>";

    private static Dictionary<string, string> Missing => UploadFields.Of(Kind)
        .Where(one => one.ColumnName is not ("docNo" or "tracCodg" or "memo"))
        .ToDictionary(one => one.ColumnName, one => one.Example);

    private static string Good(string field, string text)
    {
        var read = ReadUpload.From(ExampleRows.Csv(Kind, ExampleRows.With(Kind, (field, text))));
        Assert.Empty(read.Faults);
        return read.Rows[0][field];
    }

    private static (RowFaultKind Kind, string Field) Fault(string field, string text)
    {
        var fault = Assert.Single(ReadUpload.From(ExampleRows.Csv(Kind, ExampleRows.With(Kind, (field, text)))).Faults);
        return (fault.Kind, fault.Field);
    }
}
