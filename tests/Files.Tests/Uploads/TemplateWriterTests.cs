using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.TableWriting;
using TraceEngine.Files.Templates;

namespace TraceEngine.Files.Tests.Uploads;

public sealed class TemplateWriterTests
{
    private static readonly XNamespace Main = XlsxParts.SheetNamespace;

    public static TheoryData<UploadKind, TableFormat> Templates => new(
        UploadKinds.All.SelectMany(kind => new[] { (kind, TableFormat.Csv), (kind, TableFormat.Xlsx) }));

    [Theory]
    [MemberData(nameof(Templates))]
    public void WriteFilled_ReadBack_GivesWhatWasFilledIn(UploadKind kind, TableFormat format)
    {
        using var file = new MemoryStream();
        TemplateWriter.WriteFilled(kind, format, file, [ExampleRows.Of(kind), ExampleRows.Of(kind)]);

        var read = ReadUpload.From(file.ToArray());

        Assert.Equal(kind, read.Facts.Kind);
        Assert.Equal((1L, 2L), (read.Facts.HeaderRow, read.Facts.HintsRow));
        Assert.Equal([3L, 4L], read.Rows.Select(row => row.RowNumber));
        Assert.Empty(read.Faults);
        Assert.All(read.Rows, row => Assert.All(
            UploadFields.Of(kind), field => Assert.Equal(field.Example, row[field.ColumnName])));
        Assert.Equal([true, false], read.Rows.Select(row => row.StartsDocument));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Write_EmptyTemplate_IsRecognisedAndHasNoRows(UploadKind kind, TableFormat format)
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(kind, format, file);

        var read = ReadUpload.From(file.ToArray());

        Assert.Equal(kind, read.Facts.Kind);
        Assert.Empty(read.Rows);
        Assert.Equal(TemplateWriter.Headings(kind), read.Headings);
        Assert.Equal(UploadFields.Of(kind), read.Columns);
    }

    [Fact]
    public void Write_Xlsx_HasTextCellsForCodesAndListsForChoices()
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(UploadKind.TraceCodes, TableFormat.Xlsx, file);

        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var sheet = Load(archive, "xl/worksheets/sheet1.xml");
        var formats = Load(archive, "xl/styles.xml").Descendants(Main + "cellXfs").Single().Elements()
            .Select(style => style.Attribute("numFmtId")!.Value).ToList();
        var rows = sheet.Descendants(Main + "row").ToList();
        var codes = UploadFields.Of(UploadKind.TraceCodes).Count(field => field.Type == UploadFieldType.Code);
        Assert.Equal(2 + TemplateWriter.PreparedRows, rows.Count);
        Assert.All(rows.Skip(2), row => Assert.Equal(codes, row.Elements(Main + "c").Count(
            cell => formats[(int)cell.Attribute("s")!] == "49")));
        Assert.Equal(codes, sheet.Descendants(Main + "col").Count(column => column.Attribute("style") is not null));
        Assert.Contains(sheet.Descendants(Main + "formula1"), list => list.Value == "\"1,2,3,4,5,6,7\"");
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        TemplateWriter.Write(UploadKind.Shipping, TableFormat.Xlsx, first);
        TemplateWriter.Write(UploadKind.Shipping, TableFormat.Xlsx, second);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Write_Csv_HasAByteOrderMarkAndHints()
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(UploadKind.TraceCodes, TableFormat.Csv, file);

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file.ToArray()[..3]);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n");
        Assert.Contains("*追溯码 tracCodg", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"#tracCodgInfo ", lines[1], StringComparison.Ordinal);
        Assert.Contains("最长 100 位；必填；例 81900010003001014471", lines[1], StringComparison.Ordinal);
        Assert.Equal("tracCodgInfo.csv", TemplateWriter.FileName(UploadKind.TraceCodes, TableFormat.Csv));
    }

    private static XDocument Load(ZipArchive archive, string name)
    {
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
