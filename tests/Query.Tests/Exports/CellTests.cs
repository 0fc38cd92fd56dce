using System.Text;
using TraceEngine.Query.Exports.Chunks;
using TraceEngine.Query.Exports.Rendering;

namespace TraceEngine.Query.Tests.Exports;

public sealed class CellTests
{
    [Theory]
    [InlineData("阿莫西林", "阿莫西林")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b\"", "\"a\"\"b\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("  +1", "\"'  +1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM", "\"'@SUM\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("\u3000＠x", "\"'\u3000＠x\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    public void CsvCell_OfText_IsQuotedAndNeverAFormula(string text, string expected) =>
        Assert.Equal(expected, Csv(text, CellKind.Text));

    [Theory]
    [InlineData("81234560000000000017", "\"\t81234560000000000017\"")]
    [InlineData("-81234", "\"'-81234\"")]
    [InlineData("", "")]
    public void CsvCell_OfCode_StaysText(string code, string expected) => Assert.Equal(expected, Csv(code, CellKind.Code));

    [Theory]
    [InlineData("a<b&c>", "<t>a&lt;b&amp;c&gt;</t>")]
    [InlineData("a\u001Db", "<t>a_x001D_b</t>")]
    [InlineData("_x001D_", "<t>_x005F_x001D_</t>")]
    [InlineData("\uFFFF", "<t>_xFFFF_</t>")]
    [InlineData("（中）", "<t>（中）</t>")]
    [InlineData(" a", "<t xml:space=\"preserve\"> a</t>")]
    public void XlsxCell_AnyText_IsSoundXml(string text, string expected) =>
        Assert.Contains(expected, Xlsx(text), StringComparison.Ordinal);

    private static string Csv(string text, CellKind kind)
    {
        var row = new ByteRow();
        CsvCells.Add(row, Encoding.UTF8.GetBytes(text), kind);
        return Encoding.UTF8.GetString(row.Written);
    }

    private static string Xlsx(string text)
    {
        var row = new ByteRow();
        XlsxCells.Add(row, Encoding.UTF8.GetBytes(text), CellKind.Text);
        return Encoding.UTF8.GetString(row.Written);
    }
}
