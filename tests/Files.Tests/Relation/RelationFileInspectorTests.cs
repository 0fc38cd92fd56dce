using System.Security.Cryptography;
using System.Text;
using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Files.Tests.Relation;

public sealed class RelationFileInspectorTests
{
    [Theory]
    [InlineData(CodeOrder.AsPacked)]
    [InlineData(CodeOrder.ParentsFirst)]
    [InlineData(CodeOrder.LargestLevelFirst)]
    [InlineData(CodeOrder.UnitsFirst)]
    public void Inspect_SeededCascade_FindsItsShapeInAnyOrder(CodeOrder order)
    {
        var content = Written(new SeededCascadeOptions { CodeCount = 11_100, Order = order });

        var facts = Inspect(content);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), facts.Sha256);
        Assert.Equal((content.Length, 11_100L, 1L), (facts.ByteCount, facts.RowCount, facts.LotCount));
        Assert.Equal([10_000L, 1_000L, 100L], facts.Levels.Select(level => level.RowCount));
        Assert.Equal([0L, 1_000L, 100L], facts.Levels.Select(level => level.ParentCount));
        Assert.Equal(
            (10, 10, 10), (facts.Levels[1].FewestChildren, facts.Levels[1].UsualChildCount, facts.Levels[1].MostChildren));
        Assert.All(facts.Levels, level => Assert.Equal([20], level.DigitLengths));
        Assert.Equal((1_100L, 0L, 100L), (facts.ParentCount, facts.ParentsOutsideFile, facts.RowsWithoutParent));
        Assert.Equal(RatioAgreement.Cumulative, facts.Ratio);
        Assert.Null(facts.Fault);
    }

    [Fact]
    public void Inspect_ParentsOfAnEarlierFile_AreCounted()
    {
        var rows = "<Code curCode='81900010000000011111' packLayer='1' parentCode='81900020000000019999'/>"
            + "<Code curCode='81900010000000022222' packLayer='1' parentCode='81900020000000019999'/>";

        var facts = Inspect(Encoding.UTF8.GetBytes(ReadFile.Document(rows)));

        Assert.Equal((1L, 1L), (facts.ParentCount, facts.ParentsOutsideFile));
        Assert.Equal([2], facts.ObservedChildren);
        Assert.Equal(RatioAgreement.Neither, facts.Ratio);
    }

    [Fact]
    public void Inspect_MorePrefixesThanListed_SaysMany()
    {
        var rows = string.Concat(Enumerable.Range(0, 100)
            .Select(i => $"<Code curCode='{8190000 + i}0000000011111' packLayer='1'/>"));

        var level = Assert.Single(Inspect(Encoding.UTF8.GetBytes(ReadFile.Document(rows))).Levels);

        Assert.Equal((64, true), (level.Prefixes.Count, level.HasManyPrefixes));
    }

    [Fact]
    public void Inspect_FileThatBreaksOff_GivesTheFactsBeforeAndTheWholeDigest()
    {
        var content = Written(new SeededCascadeOptions { CodeCount = 1_110 });
        var damaged = (byte[])content.Clone();
        var place = (content.Length / 2) + damaged.AsSpan(content.Length / 2).IndexOf("<Code"u8);
        damaged[place + 1] = (byte)'<';

        var facts = Inspect(damaged);

        Assert.Equal(RelationFault.Malformed, facts.Fault!.Fault);
        Assert.Equal(facts.RowCount, facts.Fault.RowsRead);
        Assert.True(facts.RowCount is > 500 and < 600);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(damaged)), facts.Sha256);
    }

    [Fact]
    public void Inspect_Cancelled_Stops()
    {
        var content = new MemoryStream(Written(new SeededCascadeOptions { CodeCount = 20_000 }));

        Assert.Throws<OperationCanceledException>(
            () => RelationFileInspector.Inspect(content, null, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("1", "", "")]
    [InlineData("1:10", "10", "10")]
    [InlineData("1:5:10", "5,10", "5,2")]
    [InlineData("1:2:3", "2,3", null)]
    [InlineData("１：１０：１００", "10,100", "10,10")]
    [InlineData(" 1 : 4 ", "4", "4")]
    public void PackRatio_Text_HasTwoReadings(string text, string perParent, string? cumulative)
    {
        var ratio = PackRatio.Parse(text)!;

        Assert.Equal(perParent, string.Join(',', ratio.ChildrenPerParent));
        Assert.Equal(cumulative, ratio.ChildrenCumulative is null ? null : string.Join(',', ratio.ChildrenCumulative));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1:x")]
    [InlineData("10:1")]
    [InlineData("1:0:5")]
    [InlineData("1:99999999999")]
    public void PackRatio_TextThatIsNone_IsNull(string text) => Assert.Null(PackRatio.Parse(text));

    private static RelationInspection Inspect(byte[] content) =>
        RelationFileInspector.Inspect(new MemoryStream(content), null, TestContext.Current.CancellationToken);

    private static byte[] Written(SeededCascadeOptions cascade)
    {
        var file = new MemoryStream();
        RelationWriter.Write(file, new RelationWriterOptions(), cascade);
        return file.ToArray();
    }
}
