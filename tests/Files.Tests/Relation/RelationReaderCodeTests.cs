using TraceEngine.Files.Relation;

namespace TraceEngine.Files.Tests.Relation;

/// <summary>The traps of DOMAIN section 3, as they come in a file: cleaned where that is safe, else delivered as found.</summary>
public sealed class RelationReaderCodeTests
{
    [Theory]
    [InlineData("８１９０００１００００００００１１２３４", "81900010000000011234", RelationNoteKind.FullWidthConverted)]
    [InlineData(" 81900010000000011234", "81900010000000011234", RelationNoteKind.BlanksRemoved)]
    [InlineData("81900010000000011234\t", "81900010000000011234", RelationNoteKind.BlanksRemoved)]
    [InlineData("81900010000000011234&#13;&#10;", "81900010000000011234", RelationNoteKind.BlanksRemoved)]
    [InlineData("8190001 000000001 1234", "81900010000000011234", RelationNoteKind.BlanksRemoved)]
    [InlineData("\u300081900010000000011234\u00A0\uFEFF\u200B", "81900010000000011234", RelationNoteKind.BlanksRemoved)]
    [InlineData("（01）06901234000016（21）A１", "(01)06901234000016(21)A1", RelationNoteKind.FullWidthConverted)]
    public void Read_BlanksAndFullWidthInCodes_AreCleanedAndNoted(string written, string expected, RelationNoteKind note)
    {
        var read = ReadFile.From(ReadFile.Document($"<Code curCode=\"{written}\" packLayer=\"1\" parentCode=\"{written}\"/>"));

        Assert.Equal((expected, expected), (read.Rows[0].Code, read.Rows[0].Parent));
        Assert.Equal(2, read.Note(note)!.Count);
    }

    [Theory]
    [InlineData("8.1E+19")]
    [InlineData("8190001000000001123")]
    [InlineData("819000100000000112345")]
    [InlineData("(01)06901234000016(10)L1(21)aB3")]
    [InlineData("MA.156.M0.100001.01.SaBc.L1")]
    [InlineData("不是码")]
    [InlineData("=1+1")]
    [InlineData("a>b")]
    public void Read_CodesGoodOrBad_AreDeliveredAsFound(string code)
    {
        var read = ReadFile.From(ReadFile.Document(
            $"<Code curCode='{code}' packLayer='1'/><Code curCode='{code}' packLayer='1'/>"));

        Assert.Equal([code, code], read.Rows.Select(row => row.Code));
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void Read_GroupSeparatorAndEntities_AreDecoded()
    {
        var read = ReadFile.From(ReadFile.Document(
            "<Code curCode=\"01069012340000161726010110L1&#x1D;21&lt;A&gt;&amp;&quot;&apos;&#65;\" packLayer=\"1\"/>"));

        Assert.Equal("01069012340000161726010110L1\u001D21<A>&\"'A", read.Rows[0].Code);
    }

    [Theory]
    [InlineData("", -1)]
    [InlineData("x", -1)]
    [InlineData("-1", -1)]
    [InlineData("1.0", -1)]
    [InlineData("99999999999", -1)]
    [InlineData("12", 12)]
    [InlineData(" ３ ", 3)]
    [InlineData("003", 3)]
    public void Read_PackLayer_IsANumberOrMinusOne(string written, int expected)
    {
        var read = ReadFile.From(ReadFile.Document($"<Code curCode='1' packLayer='{written}' flag='{written}'/>"));

        Assert.Equal(expected, read.Rows[0].PackLayer);
        Assert.Equal(written.Length == 0 ? 0 : expected, read.Rows[0].Flag);
    }

    [Theory]
    [InlineData("<Code packLayer='1'/>")]
    [InlineData("<Code curCode='' packLayer='1'/>")]
    [InlineData("<Code/>")]
    public void Read_CodeMissing_IsARowAndANote(string row)
    {
        var read = ReadFile.From(ReadFile.Document(row + row));

        Assert.Equal([string.Empty, string.Empty], read.Rows.Select(found => found.Code));
        Assert.Equal(2, read.Note(RelationNoteKind.CodeMissing)!.Count);
    }

    [Fact]
    public void Read_ManyLayoutsInTurn_GiveEachItsValues()
    {
        string[] layouts =
        [
            "<Code curCode='{0}' packLayer='1' parentCode='9{0}' flag='1'/>",
            "<Code flag=\"1\" parentCode=\"9{0}\" packLayer=\"1\" curCode=\"{0}\"></Code>",
            "<Code curCode=\"{0}\" packLayer='1' parentCode=\"9{0}\" flag='1' />\n",
            "<Code\ncurCode='{0}'\npackLayer='1'\nparentCode='9{0}'\nflag='1'\n/>",
            "<code CURCODE='{0}' PackLayer='1' ParentCode='9{0}' Flag='1'/>",
            "<n:Code curCode='{0}' packLayer='1' parentCode='9{0}' flag='1'/>",
        ];
        var random = new Random(7);
        var rows = string.Concat(Enumerable.Range(0, 2000).Select(
            i => string.Format(null, layouts[random.Next(layouts.Length)], i % 7 == 0 ? $"AB{i}" : $"{i}")));

        var read = ReadFile.From(ReadFile.Document(rows));

        Assert.Null(read.Fault);
        Assert.Equal(
            Enumerable.Range(0, 2000).Select(i => i % 7 == 0 ? $"AB{i}" : $"{i}").Select(code => (code, $"9{code}", 1, 1)),
            read.Rows.Select(row => (row.Code, row.Parent, row.PackLayer, row.Flag)));
    }
}
