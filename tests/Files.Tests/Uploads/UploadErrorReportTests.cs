using System.Text;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.ErrorReports;
using TraceEngine.Files.Tables;
using TraceEngine.Files.TableWriting;

namespace TraceEngine.Files.Tests.Uploads;

public sealed class UploadErrorReportTests : IDisposable
{
    private const UploadKind Kind = UploadKind.TraceCodes;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("upload-errors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("report.csv")]
    [InlineData("report.xlsx")]
    public void Add_RefusedRows_CanBeReadAgainWithTheirOriginalCells(string name)
    {
        var source = ReadUpload.From(ExampleRows.Csv(
            Kind,
            ExampleRows.With(Kind, ("tracCodg", "8.19E+19"), ("memo", "=HYPERLINK(\"x\")"), ("prodLine", "-1号")),
            ExampleRows.With(Kind, ("docNo", "D2")),
            ExampleRows.With(
                Kind, ("docNo", "D3"), ("tracPacLv", "10"), ("manuLotnum", ""), ("tracCodg", "(01)06901234567892(21)\u001D"))));

        var read = ReadUpload.From(Write(source, name), sheet: null);

        Assert.Equal(Kind, read.Facts.Kind);
        Assert.Equal(["2", "4"], read.Rows.Select(row => row.Cells[0]));
        var bad = source.Rows.Where(row => !row.IsGood).ToList();
        Assert.Equal(
            bad.Select(row => string.Join('|', UploadFields.Of(Kind).Select(field => row[field.ColumnName]))),
            read.Rows.Select(row => string.Join('|', UploadFields.Of(Kind).Select(field => row[field.ColumnName]))));
        Assert.Equal(
            bad.SelectMany(row => row.Faults).Select(fault => fault.Field), read.Faults.Select(fault => fault.Field));
        Assert.Contains("包装层级", read.Rows[1].Cells[^5], StringComparison.Ordinal);
        Assert.Contains("1 至 9", read.Rows[1].Cells[^4], StringComparison.Ordinal);
        Assert.Contains("outside of 1 to 9", read.Rows[1].Cells[^3], StringComparison.Ordinal);
        Assert.Contains("请核对后更正", read.Rows[1].Cells[^2], StringComparison.Ordinal);
        Assert.Contains("Check and correct it.", read.Rows[1].Cells[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Add_CellsOfACsv_AreNeutralisedAndCodesAreText()
    {
        var source = ReadUpload.From(ExampleRows.Csv(Kind, ExampleRows.With(
            Kind, ("memo", "@SUM(A1)"), ("prodLine", "+1"), ("prodDuty", "123456789012"), ("tracPacLv", "0"))));

        var text = Encoding.UTF8.GetString(Write(source, "r.csv"));

        Assert.Contains(",'@SUM(A1),", text, StringComparison.Ordinal);
        Assert.Contains(",'+1,", text, StringComparison.Ordinal);
        Assert.Contains("\"\t81900010003001014471\"", text, StringComparison.Ordinal);
        Assert.Contains("\"\t123456789012\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_FormulasInAWorkbook_AreTextCells()
    {
        var source = ReadUpload.From(ExampleRows.Csv(Kind, ExampleRows.With(Kind, ("memo", "=1+1"), ("tracPacLv", "0"))));

        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(Write(source, "r.xlsx")));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var text = sheet.ReadToEnd();

        Assert.Contains(
            $"s=\"{XlsxParts.QuotedStyle}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("<f", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_WithoutComplete_LeavesNothing()
    {
        using (var report = new UploadErrorReport(Path.Combine(_folder.FullName, "r.xlsx"), ["a"], [null]))
        {
            Assert.Equal(0, report.RowCount);
        }

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void WriteRow_BeyondTheRowsOfASheet_GoesOnInTheNextUnderTheSameHeadings()
    {
        using var file = new MemoryStream();
        var headings = UploadFields.Of(UploadKind.Delivery).Select(field => OutputCell.OfHeading(field.ColumnName)).ToList();
        using (var writer = new XlsxTableWriter(file, "表", [], maxRows: 3))
        {
            writer.WriteRow(headings);
            for (var row = 0; row < 5; row++)
            {
                writer.WriteRow([.. ExampleRows.With(UploadKind.Delivery, ("docNo", $"D{row}")).Select(OutputCell.OfText)]);
            }

            writer.Complete();
        }

        Assert.Equal(["D0", "D1"], ReadUpload.From(file.ToArray(), sheet: "表").Rows.Select(row => row.DocumentNumber));
        Assert.Equal(["D2", "D3"], ReadUpload.From(file.ToArray(), sheet: "表 2").Rows.Select(row => row.DocumentNumber));
        Assert.Equal(["D4"], ReadUpload.From(file.ToArray(), sheet: "表 3").Rows.Select(row => row.DocumentNumber));
    }

    private byte[] Write(ReadUpload source, string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        using (var report = new UploadErrorReport(path, source.Headings, source.Columns))
        {
            foreach (var row in source.Rows.Where(row => !row.IsGood))
            {
                report.Add(row);
            }

            report.Complete();
        }

        Assert.Single(_folder.GetFiles());
        return File.ReadAllBytes(path);
    }
}
