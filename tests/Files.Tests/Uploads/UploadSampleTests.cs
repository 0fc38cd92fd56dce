using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Recognition;

namespace TraceEngine.Files.Tests.Uploads;

public sealed class UploadSampleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    [Theory]
    [InlineData("07-codes.csv", UploadFileFormat.Csv, UploadKind.TraceCodes, null)]
    [InlineData("08-shipping.xlsx", UploadFileFormat.Xlsx, UploadKind.Shipping, null)]
    [InlineData("09-bill.xml", UploadFileFormat.ScanBill, UploadKind.Circulation, null)]
    [InlineData("10-supplier-gb18030.txt", UploadFileFormat.Txt, UploadKind.Circulation, UploadKind.Circulation)]
    public void Sample_AsReadmeSays_IsRecognisedAndHasItsRows(
        string file, UploadFileFormat format, UploadKind kind, UploadKind? named)
    {
        var read = Read(file, named);

        Assert.Equal((format, kind), (read.Facts.Format, read.Facts.Kind));
        var line = Assert.Single(
            File.ReadAllLines(Path.Combine(Folder, "README.md")),
            row => row.StartsWith($"| `{file}` |", StringComparison.Ordinal));
        Assert.Equal(line.Split('|')[2].Trim(), read.Rows.Count.ToString());
    }

    [Fact]
    public void Codes_InCsv_AreRefusedWhereReadmeSays()
    {
        var read = Read("07-codes.csv", null);

        Assert.Equal(
            [(5L, "tracCodg"), (6L, "actvTime")],
            read.Rows.SelectMany(row => row.Faults.Select(fault => (row.RowNumber, fault.Field))));
        Assert.Equal("81900010003001014488", read.Rows[2]["tracCodg"]);
        Assert.Equal(["2027-12-31", "2027-12"], new[] { read.Rows[1]["expyEnd"], read.Rows[4]["expyEnd"] });
    }

    [Theory]
    [InlineData("08-shipping.xlsx", null)]
    [InlineData("09-bill.xml", null)]
    [InlineData("10-supplier-gb18030.txt", UploadKind.Receiving)]
    public void Sample_WithoutMistakes_HasNoFaults(string file, UploadKind? named) => Assert.Empty(Read(file, named).Faults);

    private static ReadUpload Read(string file, UploadKind? named) =>
        ReadUpload.From(File.ReadAllBytes(Path.Combine(Folder, file)), named);
}
