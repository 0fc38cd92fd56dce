using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Inspection;

namespace TraceEngine.Files.Tests.Relation;

public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.xml").Select(path => Path.GetFileName(path)).Except(["09-bill.xml"]).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Sample_AsReadmeSays_HasItsRows(string file)
    {
        var facts = Inspect(file);

        var line = Assert.Single(
            File.ReadAllLines(Path.Combine(Folder, "README.md")),
            row => row.StartsWith($"| `{file}` |", StringComparison.Ordinal));
        Assert.Equal(line.Split('|')[2].Trim(), facts.RowCount.ToString());
        Assert.Equal(file.Contains("truncated", StringComparison.Ordinal), facts.Fault is not null);
    }

    [Fact]
    public void Capsules_WholeFile_FollowTheirRatioCumulatively()
    {
        var facts = Inspect("01-capsules-1-5-10.xml");

        Assert.Equal("阿莫西林胶囊", facts.Headers[0].Comment);
        Assert.Equal((RatioAgreement.Cumulative, 0L, 1L), (facts.Ratio, facts.ParentsOutsideFile, facts.RowsWithoutParent));
        Assert.Equal([5, 2], facts.ObservedChildren);
        Assert.Equal([(1, "8190001", 10L), (2, "8190002", 5L), (3, "8190003", 1L)], facts.Levels.Select(
            level => (level.Level, level.Prefixes[0].Text, level.RowCount)));
    }

    [Fact]
    public void Injection_WholeFile_HasOneLevelAndNoParents()
    {
        var facts = Inspect("02-injection-ratio-1.xml");

        Assert.Equal("盐酸利多卡因注射液", facts.Headers[0].Comment);
        Assert.Equal((RatioAgreement.Both, 0L, 6L), (facts.Ratio, facts.ParentCount, facts.RowsWithoutParent));
        Assert.Empty(facts.Notes);
    }

    [Fact]
    public void Granules_InChineseBytes_AreRead()
    {
        var facts = Inspect("03-granules-gb18030.xml");

        Assert.Equal("板蓝根颗粒（无蔗糖）", facts.Headers[0].Comment);
        Assert.Equal(["20260218", "20260219"], facts.Lots.Select(lot => lot.Lot.LotNumber));
        Assert.Equal([9L, 9L], facts.Lots.Select(lot => lot.RowCount));
        Assert.Equal("王小明", facts.Lots[1].Lot.LineManager);
        Assert.Equal(RatioAgreement.PerParent, facts.Ratio);
        Assert.Empty(facts.Notes);
    }

    [Fact]
    public void Catheters_WholeFile_ShowTheirGtins()
    {
        var facts = Inspect("04-catheters-gs1.xml");

        Assert.Equal([new CodeMark("06901234000016", 8)], facts.Levels[0].Gtins);
        Assert.Equal([new CodeMark("16901234000013", 2)], facts.Levels[1].Gtins);
        Assert.Equal(1, facts.Levels[2].OtherCodeCount);
        Assert.Equal(RatioAgreement.Cumulative, facts.Ratio);
    }

    [Fact]
    public void RefusedRows_WholeFile_AreAllDelivered()
    {
        using var content = File.OpenRead(Path.Combine(Folder, "05-refused-rows.xml"));

        var read = ReadFile.From(content);

        Assert.Equal("8.19E+19", read.Rows[1].Code);
        Assert.Equal("81900010003100048820", read.Rows[4].Code);
        Assert.Equal((-1, 9), (read.Rows[10].PackLayer, read.Rows[10].Flag));
        Assert.Equal(
            [RelationNoteKind.FullWidthConverted, RelationNoteKind.BlanksRemoved, RelationNoteKind.CodeMissing],
            read.Notes.Select(note => note.Kind));
    }

    [Fact]
    public void Truncated_AtItsEnd_NamesLineAndRow()
    {
        var fault = Inspect("06-truncated.xml").Fault!;

        Assert.Equal((RelationFault.Truncated, 7L, 15L), (fault.Fault, fault.RowsRead, fault.LineNumber));
    }

    private static RelationInspection Inspect(string file) =>
        RelationFileInspector.Inspect(Path.Combine(Folder, file), null, TestContext.Current.CancellationToken);
}
