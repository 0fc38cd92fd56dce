using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Tests.Writing;

public sealed class FlowRowsTests
{
    [Fact]
    public void Find_OfEveryCode_IsWhereItStands()
    {
        using var rows = Rows(["81900010000000030000", "(01)06901234567892(21)A1", "81900010000000010000", "8190001000"]);

        foreach (var row in Enumerable.Range(0, 4))
        {
            Assert.Equal(row, rows.Sorted[rows.Find(rows.Codes[row])].Row);
        }

        Assert.Equal(-1, rows.Find([1, 2, 3]));
    }

    [Fact]
    public void SectionOf_RowsOfManySections_IsTheirs()
    {
        using var rows = Rows(["81900010000000010000", "81900010000000020000", "81900010000000030000"]);
        rows.Sections.Clear();
        rows.Sections.Add(Section(0, 1));
        rows.Sections.Add(Section(1, 0));
        rows.Sections.Add(Section(1, 2));

        Assert.Equal([0, 2, 2], new[] { rows.SectionOf(0), rows.SectionOf(1), rows.SectionOf(2) });
    }

    [Theory]
    [InlineData(DocumentKind.Shipping, "201", false)]
    [InlineData(DocumentKind.Void, "", true)]
    public void NeedsCare_OfADocument_IsWhetherItEndsCodes(DocumentKind kind, string billType, bool needsCare)
    {
        using var rows = Rows(["81900010000000010000"]);
        rows.Sections.Clear();
        rows.Sections.Add(Section(0, 1, kind, billType));

        Assert.Equal(needsCare, rows.NeedsCare);
        Assert.False(rows.WritesWithoutRows);
    }

    private static FlowRows Rows(string[] codes)
    {
        var rows = new FlowRows(codes.Length);
        foreach (var code in codes)
        {
            var reading = CodeParser.Parse(code, bareGs1: false, rows.Codes.Next(CodeKey.MaxKeyBytes));
            rows.Codes.Commit(reading.KeyLength);
        }

        rows.Sections.Add(Section(0, codes.Length));
        rows.Order();
        return rows;
    }

    private static FlowSectionRows Section(
        int first, int count, DocumentKind kind = DocumentKind.Shipping, string billType = "201") =>
        new(first, count, count, new FlowDocument([1], "A", [2], FlowRuleBook.Find(kind, billType)!), 0, false);
}
