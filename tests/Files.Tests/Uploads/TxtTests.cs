using System.Text;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Tests.Uploads;

public sealed class TxtTests
{
    private const string Text = "$示例药业|FH001\n81900010003001014471|阿莫西林\"胶囊\"|A20260101|20260101\n"
        + "81900010003001014488|阿莫西林|A20260101|2026-01-01\n#\n";

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    [Theory]
    [InlineData('\t', false)]
    [InlineData(',', true)]
    [InlineData(';', false)]
    [InlineData('|', true)]
    public void Read_AnySeparatorAndEncoding_GivesItsRows(char separator, bool isChinese)
    {
        var text = Text.Replace('|', separator).Replace("\n", isChinese ? "\r\n" : "\n", StringComparison.Ordinal);

        var read = ReadUpload.From(isChinese ? Chinese.GetBytes(text) : Encoding.UTF8.GetBytes(text), UploadKind.Circulation);

        Assert.Equal((UploadFileFormat.Txt, separator), (read.Facts.Format, read.Facts.Separator));
        Assert.Equal(isChinese ? "GB18030" : "UTF-8", read.Facts.EncodingName);
        Assert.Empty(read.Faults);
        Assert.Empty(read.Notes);
        Assert.Equal([2L, 3L], read.Rows.Select(row => row.RowNumber));
        Assert.All(read.Rows, row => Assert.Equal(
            ("FH001", "FH001", "示例药业", "2026-01-01"), (row.DocumentNumber, row["shpSinNo"], row["shpOrgName"], row["manuDate"])));
        Assert.Equal("阿莫西林\"胶囊\"", read.Rows[0].Cells[1]);
        Assert.Contains("circTime", read.Missing.Select(field => field.ColumnName));
    }

    [Fact]
    public void Probe_WithoutAKind_AsksForIt()
    {
        var refusal = ReadUpload.Probe(Text).Refusal!;

        Assert.Equal(UploadFileFault.KindUnclear, refusal.Fault);
        Assert.Contains("--kind", refusal.MessageZh, StringComparison.Ordinal);
        Assert.Equal(UploadFileFault.OtherKind, ReadUpload.Probe(Text, UploadKind.TraceCodes).Refusal!.Fault);
    }

    [Fact]
    public void Read_SupplierWithACommaInItsName_IsSplitAtTheRealSeparator()
    {
        var read = ReadUpload.From(Text.Replace("示例药业", "示例,药业", StringComparison.Ordinal), UploadKind.Circulation);

        Assert.Equal('|', read.Facts.Separator);
        Assert.Equal("示例,药业", read.Rows[0]["shpOrgName"]);
    }

    [Fact]
    public void Read_WithoutTheEnd_IsNoted() => Assert.Contains(
        ReadUpload.From(Text[..^3], UploadKind.Receiving).Notes, note => note.Kind == UploadNoteKind.EndMissing);

    [Fact]
    public void Read_TwoPartsInOneFile_AreTwoDocuments()
    {
        var read = ReadUpload.From(
            Text + Text.Replace("FH001", "FH002", StringComparison.Ordinal), UploadKind.Shipping);

        Assert.Equal(["FH001", "FH001", "FH002", "FH002"], read.Rows.Select(row => row.DocumentNumber));
        Assert.Empty(read.Faults);
    }

    [Fact]
    public void Read_RowWithoutCode_IsAFault()
    {
        var fault = Assert.Single(ReadUpload.From("$示例,FH1\n,药,L1,2026-01-01\n#", UploadKind.Shipping).Faults);

        Assert.Equal((RowFaultKind.Required, "tracCodg"), (fault.Kind, fault.Field));
    }
}
