using System.Text;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.Tables;
using TraceEngine.Files.TableWriting;
using TraceEngine.Files.Templates;

namespace TraceEngine.Files.Tests.Uploads;

public sealed class UploadFileProbeTests
{
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    [Fact]
    public void Run_Csv_SaysInASentenceWhatItIs()
    {
        var facts = ReadUpload.Probe(
            Chinese.GetBytes(ExampleRows.Csv(UploadKind.TraceCodes, ExampleRows.Of(UploadKind.TraceCodes))), name: "批次1.csv");

        Assert.Equal(
            "批次1.csv 识别为：CSV 表格，编码 GB18030，分隔符逗号，表头在第 1 行，内容为追溯码信息（tracCodgInfo）。", facts.DescriptionZh);
        Assert.Equal(
            "批次1.csv is taken as: CSV table, encoding GB18030, separated by commas, header in row 1, "
                + "content trace codes (tracCodgInfo).",
            facts.DescriptionEn);
        Assert.Null(facts.Refusal);
    }

    [Fact]
    public void Run_WorkbookNamedCsv_BelievesTheContentAndSaysSo()
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(UploadKind.Delivery, TableFormat.Xlsx, file);

        var facts = ReadUpload.Probe(file.ToArray(), name: "a.csv");

        Assert.Equal((UploadFileFormat.Xlsx, UploadKind.Delivery), (facts.Format, facts.Kind));
        Assert.Contains("扩展名为 .csv，以内容为准", facts.DescriptionZh, StringComparison.Ordinal);
        Assert.Contains("工作表“配送信息”（共 1 个）", facts.DescriptionZh, StringComparison.Ordinal);
        Assert.Contains("第 2 行为填写说明", facts.DescriptionZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("utf-8-bom", "UTF-8 (BOM)")]
    [InlineData("gb18030", "GB18030")]
    [InlineData("utf-16", "UTF-16LE (BOM)")]
    public void Run_TextOfAnyEncoding_IsReadRight(string name, string shown)
    {
        var encoding = name switch { "gb18030" => Chinese, "utf-16" => Encoding.Unicode, _ => new UTF8Encoding(name != "utf-8") };
        var text = ExampleRows.Csv(UploadKind.Delivery, ExampleRows.With(UploadKind.Delivery, ("memo", "㐂𠀀é龥")));

        var read = ReadUpload.From([.. encoding.Preamble, .. encoding.GetBytes(text)]);

        Assert.Equal(shown, read.Facts.EncodingName);
        Assert.Equal("㐂𠀀é龥", read.Rows[0]["memo"]);
    }

    [Fact]
    public void Run_ChineseBytesFarBehindTheBeginning_AreStillNoticed()
    {
        var row = ExampleRows.With(UploadKind.Delivery, ("memo", ""), ("delvEmp", "A"), ("shpOrgName", "B"), ("shppOrgName", "C"),
            ("carNo", ""), ("drvrName", ""));
        string[] last = [.. row.Select(cell => cell == "A" ? "物流" : cell)];
        var rows = Enumerable.Repeat(row, 2_999).Append(last);
        var read = ReadUpload.From(Chinese.GetBytes(ExampleRows.Csv(UploadKind.Delivery, [.. rows])));

        Assert.Equal("GB18030", read.Facts.EncodingName);
        Assert.Contains("“物流”", read.Rows[^1].Faults[0].MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Run_Separator_IsFoundByTheHeadings(char separator)
    {
        var headings = UploadFields.Of(UploadKind.Delivery).Select(field => $"{field.NameZh} a,b;c {field.ColumnName}");
        var text = string.Join(separator, headings.Select(heading => $"\"{heading}\"")) + "\n";

        Assert.Equal(separator, ReadUpload.Probe(text).Separator);
        Assert.Equal(separator, ReadUpload.Probe($"sep={separator}\n{text}").Separator);
    }

    [Theory]
    [InlineData("#")]
    [InlineData("#1 批")]
    [InlineData("＃delvInfo")]
    public void Read_FirstRowThatBeginsWithAMark_IsNotTakenForHints(string number) => Assert.Equal(
        number,
        Assert.Single(ReadUpload.From(
            ExampleRows.Csv(UploadKind.Delivery, ExampleRows.With(UploadKind.Delivery, ("docNo", number)))).Rows).DocumentNumber);

    [Fact]
    public void Run_TitleAboveTheHeadings_IsPassedOverAndNoted()
    {
        var read = ReadUpload.From(
            "示例公司配送单\r\n\r\n制单：张三,2026-01-05\r\n"
                + ExampleRows.Csv(UploadKind.Delivery, ExampleRows.Of(UploadKind.Delivery)));

        Assert.Equal(4, read.Facts.HeaderRow);
        Assert.Equal(5, Assert.Single(read.Rows).RowNumber);
        Assert.Contains(read.Notes, note => note.Kind == UploadNoteKind.TitleSkipped);
    }

    [Fact]
    public void Run_ColumnsOfTwoUploads_AsksForTheKind()
    {
        var text = ExampleRows.Csv(UploadKind.Shipping, ExampleRows.Of(UploadKind.Shipping));

        var facts = ReadUpload.Probe(text);

        Assert.Null(facts.Kind);
        Assert.Equal(UploadFileFault.KindUnclear, facts.Refusal!.Fault);
        Assert.Contains("发货信息（shipping）、收货信息（receiving）", facts.Refusal.MessageZh, StringComparison.Ordinal);
        Assert.Contains("--kind", facts.Refusal.MessageEn, StringComparison.Ordinal);
        Assert.Equal(UploadFileFault.KindUnclear, ReadUpload.Refused(text).Fault);
        Assert.Equal(UploadKind.Receiving, ReadUpload.From(text, UploadKind.Receiving).Facts.Kind);
    }

    [Theory]
    [InlineData(UploadKind.TraceCodes)]
    [InlineData(UploadKind.Receiving)]
    [InlineData(UploadKind.Delivery)]
    [InlineData(UploadKind.Circulation)]
    [InlineData(UploadKind.Consumable)]
    [InlineData(UploadKind.ImportedDrug)]
    public void Run_ColumnsOfOneUpload_SayWhichItIs(UploadKind kind) =>
        Assert.Equal(kind, ReadUpload.Probe(ExampleRows.Csv(kind, ExampleRows.Of(kind))).Kind);

    [Fact]
    public void Run_MissingColumns_AreNamedWithWhatIsThere()
    {
        var facts = ReadUpload.Probe("单据号,追溯码,颜色\nD1,81900010003001014471,红\n", UploadKind.Delivery);

        Assert.Equal(UploadFileFault.MissingColumns, facts.Refusal!.Fault);
        Assert.Contains("配送时间 delvTime", facts.Refusal.MessageZh, StringComparison.Ordinal);
        Assert.Contains("单据号 | 追溯码 | 颜色", facts.Refusal.MessageZh, StringComparison.Ordinal);
        Assert.DoesNotContain("memo", facts.Refusal.MessageEn, StringComparison.Ordinal);
        Assert.DoesNotContain("docNo", facts.Refusal.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingColumnsOfAnUnknownKind_AreNamedToo()
    {
        var facts = ReadUpload.Probe("单据号,追溯码,配送时间,配送状态\nD1,81900010003001014471,,\n");

        Assert.Equal(UploadKind.Delivery, facts.Kind);
        Assert.Equal(UploadFileFault.MissingColumns, facts.Refusal!.Fault);
    }

    [Fact]
    public void Read_UnknownColumn_IsNotedAndKeptInTheRow()
    {
        var text = ExampleRows.Csv(UploadKind.Delivery, ExampleRows.Of(UploadKind.Delivery))
            .Replace("\r\n", ",颜色\r\n", StringComparison.Ordinal);

        var read = ReadUpload.From(text);

        Assert.Equal("颜色", Assert.Single(read.Notes, note => note.Kind == UploadNoteKind.UnknownColumn).Name);
        Assert.Equal("颜色", read.Rows[0].Cells[^1]);
        Assert.Null(read.Columns[^1]);
    }

    [Fact]
    public void Read_TwoColumnsOfOneField_IsRefusedWithBoth()
    {
        var refusal = ReadUpload.Refused(
            ExampleRows.Csv(UploadKind.Delivery, ExampleRows.Of(UploadKind.Delivery))
                .Replace("\"memo\"", "批号", StringComparison.Ordinal),
            UploadKind.Delivery);

        Assert.Equal(UploadFileFault.DuplicateColumn, refusal.Fault);
        Assert.Contains("“manuLotnum”", refusal.MessageZh, StringComparison.Ordinal);
        Assert.Contains("“批号”", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TemplateOfAnotherKindThanNamed_IsRefused()
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(UploadKind.Shipping, TableFormat.Csv, file);

        var facts = ReadUpload.Probe(file.ToArray(), UploadKind.Receiving);

        Assert.Equal(UploadFileFault.OtherKind, facts.Refusal!.Fault);
        Assert.Contains("--kind shipping", facts.Refusal.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Defaults_StandInForColumnsAndEmptyCells()
    {
        var read = ReadUpload.From(
            "docNo,tracCodg\nD1,81900010003001014471\n",
            UploadKind.Delivery,
            UploadFields.Of(UploadKind.Delivery).ToDictionary(field => field.ColumnName, field => field.Example));

        Assert.Empty(read.Faults);
        Assert.Equal(("D1", "沪A00001"), (read.Rows[0].DocumentNumber, read.Rows[0]["carNo"]));
    }

    [Fact]
    public void Read_DefaultThatIsNoValue_IsTheCallersMistake() => Assert.Throws<ArgumentException>(() => ReadUpload.From(
        ExampleRows.Csv(UploadKind.Delivery, ExampleRows.Of(UploadKind.Delivery)), null, new() { ["delvTime"] = "昨天" }));

    [Fact]
    public void Run_SheetByName_IsReadAndAnUnknownOneRefused()
    {
        var workbook = RawWorkbook.Of(
            RawWorkbook.Row(1, [.. UploadFields.Of(UploadKind.Delivery).Select(field => field.ColumnName)]));

        Assert.Equal("数据", ReadUpload.From(workbook).Facts.SheetName);
        var refusal = Assert.Throws<UploadFileException>(() => ReadUpload.From(workbook, sheet: "隐藏"));
        Assert.Contains("只有：数据", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><table><tr><td>docNo</td></tr></table></html>", UploadFileFault.UnknownFormat)]
    [InlineData("<?xml version='1.0'?><Invoice/>", UploadFileFault.UnknownFormat)]
    [InlineData("<!DOCTYPE d [<!ENTITY a 'b'>]><Document><DataField/></Document>", UploadFileFault.DoctypeRefused)]
    [InlineData("", UploadFileFault.Empty)]
    [InlineData(" \n ", UploadFileFault.Empty)]
    [InlineData("a\0b", UploadFileFault.UnknownFormat)]
    [InlineData("你好,世界\n1,2\n", UploadFileFault.UnknownFormat)]
    [InlineData("\"docNo", UploadFileFault.Malformed)]
    public void Run_OtherFiles_AreRefusedWithASentence(string text, UploadFileFault fault) =>
        Assert.Equal(fault, ReadUpload.Refused(text).Fault);

    [Fact]
    public void Run_OldExcelFile_IsRefusedWithTheWayOut()
    {
        var refusal = ReadUpload.Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);

        Assert.Equal(UploadFileFault.OldSpreadsheet, refusal.Fault);
        Assert.Contains(".xlsx", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RelationXml_IsRecognisedAndItsContentOpened()
    {
        var xml = Encoding.UTF8.GetBytes(Relation.ReadFile.Document("<Code curCode='81900010003001014471' packLayer='1'/>"));
        var packed = Wrapped.Base64(Wrapped.Gzip(xml));

        var facts = ReadUpload.Probe(packed);
        using var file = new MemoryStream(packed);
        using var content = UploadFileContent.Open(file);

        Assert.Equal((UploadFileFormat.RelationXml, UploadKind.TraceCodes), (facts.Format, facts.Kind));
        Assert.Equal("81900010003001014471", Assert.Single(Relation.ReadFile.From(content).Rows).Code);
        Assert.Equal(UploadFileFault.OtherKind, ReadUpload.Probe(xml, UploadKind.Shipping).Refusal!.Fault);
    }
}
