using System.Text;
using TraceEngine.Files.ErrorReports;
using TraceEngine.Files.TableWriting;

namespace TraceEngine.Files.Tests.ErrorReports;

public sealed class RefusedRowReportTests : IDisposable
{
    private static readonly RefusedRow Row = new(
        7, "81900010000000011234", "curCode", "DUPLICATE", "码已激活", "already active", "核对后删除该行", "check and remove",
        1, "81900020000000011234");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("refused-rows");

    private string Target => Path.Combine(_folder.FullName, "report.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Complete_Rows_AreInAFileThatSpreadsheetsOpenRight()
    {
        using (var report = new RefusedRowReport(Target))
        {
            report.Add(Row);
            report.Add(Row with { RowNumber = 8, Code = "=A(\"x\")", Parent = null, Level = null, MessageZh = "-1, \"坏\"" });
            report.Complete();
            Assert.Equal(2, report.RowCount);
        }

        var bytes = File.ReadAllBytes(Target);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(
            "7,\"\t81900010000000011234\",curCode,DUPLICATE,码已激活,already active,核对后删除该行,"
            + "check and remove,1,\"\t81900020000000011234\"",
            lines[1]);
        Assert.Equal(
            "8,\"'=A(\"\"x\"\")\",curCode,DUPLICATE,\"'-1, \"\"坏\"\"\",already active,核对后删除该行,check and remove,,",
            lines[2]);
        Assert.Equal(string.Empty, lines[3]);
        Assert.Single(_folder.GetFiles());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void Text_ThatCouldBeAFormula_IsNeutralised(string text, string cell) => Assert.Equal(cell, CsvCell.OfText(text));

    [Fact]
    public void Dispose_WithoutComplete_LeavesTheOldReportAndNothingElse()
    {
        File.WriteAllText(Target, "old");

        using (var report = new RefusedRowReport(Target))
        {
            report.Add(Row);
        }

        Assert.Equal("old", File.ReadAllText(Assert.Single(_folder.GetFiles()).FullName));
    }

    [Fact]
    public void Complete_OverAnOlderReport_ReplacesIt()
    {
        File.WriteAllText(Target, "old");

        using (var report = new RefusedRowReport(Target))
        {
            report.Complete();
        }

        Assert.StartsWith("行号 Row", File.ReadAllText(Target), StringComparison.Ordinal);
    }
}
