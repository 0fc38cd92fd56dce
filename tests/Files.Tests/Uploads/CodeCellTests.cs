using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>What spreadsheets and people do to codes: each is noticed, none becomes another code in silence.</summary>
public sealed class CodeCellTests
{
    private const UploadKind Kind = UploadKind.TraceCodes;
    private const string Code = "81900010003001014471";

    [Theory]
    [InlineData("8.19E+19")]
    [InlineData("8.19000100030010E+19")]
    [InlineData("8.1900010003001E19")]
    [InlineData("81900010003001000000.0")]
    public void Read_CodeInNumberNotation_IsRefused(string cell)
    {
        var fault = Assert.Single(Csv(cell).Faults);

        Assert.Equal((RowFaultKind.BadCode, "tracCodg"), (fault.Kind, fault.Field));
        Assert.Contains("文本格式", fault.RemedyZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("８１９０００１０００３００１０１４４７１")]
    [InlineData(" 81900010003001014471\t")]
    [InlineData("\u300081900010003001014471\u00A0")]
    [InlineData("8190001 0003001\n014471")]
    [InlineData("=\"81900010003001014471\"")]
    [InlineData("'81900010003001014471")]
    [InlineData("\t81900010003001014471")]
    [InlineData("\uFEFF81900010003001014471\u200B")]
    public void Read_CodeWithBlanksOrFullWidth_IsCleaned(string cell)
    {
        var read = Csv(cell);

        Assert.Empty(read.Faults);
        Assert.Equal(Code, Assert.Single(read.Rows)["tracCodg"]);
        Assert.Equal(cell, read.Rows[0].Cells[UploadFields.IndexOf(Kind, "tracCodg")]);
    }

    [Fact]
    public void Read_FullWidthCode_IsNoted()
    {
        var note = Assert.Single(Csv("８１９０００１０００３００１０１４４７１").Notes);

        Assert.Equal((UploadNoteKind.FullWidthConverted, "追溯码", 1L, 2L), (note.Kind, note.Name, note.Count, note.FirstRow));
    }

    [Theory]
    [InlineData("(01)06901234567892(21)aBc")]
    [InlineData("]d201069012345678922112\u001D10LOT")]
    [InlineData("MA.156.M0.100002.0001.S1")]
    [InlineData("12E")]
    public void Read_OtherCodes_AreLeftToTheServer(string code)
    {
        var read = Csv(code);

        Assert.Empty(read.Faults);
        Assert.Equal(code, read.Rows[0]["tracCodg"]);
    }

    [Fact]
    public void Read_CodeOf101Characters_IsRefused() =>
        Assert.Equal(RowFaultKind.BadCode, Assert.Single(Csv(new string('7', 101)).Faults).Kind);

    [Theory]
    [InlineData("81900010003001014471")]
    [InlineData("8.1900010003001015E+19")]
    [InlineData("1234567890123456")]
    public void Read_NumberCellOfMoreThanFifteenDigits_IsRefused(string number)
    {
        var fault = Assert.Single(Xlsx($"<c><v>{number}</v></c>").Faults);

        Assert.Equal((RowFaultKind.PrecisionLost, "tracCodg"), (fault.Kind, fault.Field));
        Assert.Contains("15 digits", fault.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345678", "12345678")]
    [InlineData("1.2345678E7", "12345678")]
    [InlineData("123456789012345", "123456789012345")]
    public void Read_NumberCellOfFewerDigits_IsTakenAndNoted(string number, string code)
    {
        var read = Xlsx($"<c><v>{number}</v></c>");

        Assert.Empty(read.Faults);
        Assert.Equal(code, read.Rows[0]["tracCodg"]);
        Assert.Contains(read.Notes, note => note.Kind == UploadNoteKind.NumberTakenAsCode && note.Name == "追溯码");
    }

    [Theory]
    [InlineData("<c t='s'><v>0</v></c>")]
    [InlineData("<c t='s'><v>1</v></c>")]
    [InlineData("<c t='inlineStr'><is><r><t>8190001000</t></r><r><t>3001014471</t></r></is></c>")]
    [InlineData("<c t='str'><f>A1&amp;\"\"</f><v>81900010003001014471</v></c>")]
    public void Read_TextCellOfAnyKind_KeepsAllDigits(string cell)
    {
        var read = Xlsx(cell, "<si><t>81900010003001014471</t></si>\n<si>\n <r><t>8190001000</t></r> <r><t>3001014471</t></r>"
            + "<rPh sb='0' eb='1'><t>注音</t></rPh></si>");

        Assert.Empty(read.Faults);
        Assert.Equal(Code, read.Rows[0]["tracCodg"]);
    }

    [Theory]
    [InlineData("<c t='e'><v>#N/A</v></c>")]
    [InlineData("<c t='s'><v>99</v></c>")]
    public void Read_ErrorCell_IsRefused(string cell) =>
        Assert.Equal(RowFaultKind.Unreadable, Assert.Single(Xlsx(cell, "<si><t>x</t></si>").Faults).Kind);

    [Fact]
    public void Read_SeparatorOfGs1InAWorkbook_IsUnescaped() =>
        Assert.Equal("]d20106901234567892211\u001D10L", Xlsx(
            "<c t='inlineStr'><is><t>]d20106901234567892211_x001D_10L</t></is></c>").Rows[0]["tracCodg"]);

    [Fact]
    public void Read_LongNumberInATextColumn_IsRefusedToo()
    {
        var csv = ReadUpload.From(ExampleRows.Csv(Kind, ExampleRows.With(Kind, ("manuLotnum", "20260101"))));
        var xlsx = XlsxColumn("manuLotnum", "<c><v>20260101001122334</v></c>");

        Assert.Empty(csv.Faults);
        Assert.Equal(RowFaultKind.PrecisionLost, Assert.Single(xlsx.Faults).Kind);
        Assert.Equal("20260101", XlsxColumn("manuLotnum", "<c><v>20260101</v></c>").Rows[0]["manuLotnum"]);
    }

    [Theory]
    [InlineData("91310000MA1FL0001R", true)]
    [InlineData("91310000MA1FL0001X", false)]
    [InlineData("91310000MA1FL", false)]
    [InlineData(" ９1310000MA1FL0001R ", true)]
    public void Read_CreditCode_IsCheckedWithItsCheckCharacter(string text, bool isGood)
    {
        var read = ReadUpload.From(
            ExampleRows.Csv(UploadKind.Delivery, ExampleRows.With(UploadKind.Delivery, ("shpOrgUscc", text))));

        Assert.Equal(isGood ? [] : [RowFaultKind.BadCreditCode], read.Faults.Select(fault => fault.Kind));
    }

    private static ReadUpload Csv(string code) =>
        ReadUpload.From(ExampleRows.Csv(Kind, ExampleRows.With(Kind, ("tracCodg", code))));

    private static ReadUpload Xlsx(string cell, string? sharedTexts = null) => XlsxColumn("tracCodg", cell, sharedTexts);

    private static ReadUpload XlsxColumn(string column, string cell, string? sharedTexts = null)
    {
        var headings = UploadFields.Of(Kind).Select(field => field.ColumnName).ToArray();
        return ReadUpload.From(RawWorkbook.Of(
            RawWorkbook.Row(1, headings) + RawWorkbook.Row(2, ExampleRows.With(Kind, (column, cell))), sharedTexts));
    }
}
