using System.Text;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Files.Tests.Relation;

public sealed class RelationWriterTests
{
    [Fact]
    public void Write_SameSeed_GivesSameBytesAndAnotherSeedOthers()
    {
        var cascade = new SeededCascadeOptions { CodeCount = 5_000, Serials = SerialOrder.Random };

        Assert.Equal(Written(cascade), Written(cascade));
        Assert.NotEqual(Written(cascade), Written(cascade with { Seed = 2 }));
    }

    [Fact]
    public void Write_HeaderValues_ReadBack()
    {
        var header = new RelationWriterOptions
        {
            Comment = "甲<乙>&\"丙'",
            Encoding = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!,
        };
        var file = new MemoryStream();
        var rows = RelationWriter.Write(
            file, header, new SeededCascadeOptions { CodeCount = 12 }, TestContext.Current.CancellationToken);

        var read = ReadFile.From(file.ToArray());

        Assert.Null(read.Fault);
        Assert.Equal(rows, read.Rows.Count);
        Assert.Equal((header.Comment, "1:10:100"), (read.Headers[0].Comment, read.Headers[0].Cascade));
        Assert.Equal(
            ("A20260101", "2026-01-01", "2027-12-31"), (read.Lots[0].LotNumber, read.Lots[0].MadeDate, read.Lots[0].ExpiryDate));
        Assert.Empty(read.Notes);
    }

    [Theory]
    [InlineData(0, SerialOrder.Sequential)]
    [InlineData(1, SerialOrder.Sequential)]
    [InlineData(2, SerialOrder.Random)]
    [InlineData(112, SerialOrder.Random)]
    [InlineData(113, SerialOrder.Sequential)]
    [InlineData(12_345, SerialOrder.Random)]
    [InlineData(111_000, SerialOrder.Sequential)]
    public void Cascade_AnyCount_HasThatManyCodesAndNoEmptyPackage(int count, SerialOrder serials)
    {
        var rows = Rows(new SeededCascadeOptions { CodeCount = count, Serials = serials });

        Assert.Equal(count, rows.Count);
        Assert.Equal(count, rows.Select(row => row.Code).Distinct().Count());
        Assert.All(
            rows,
            row => Assert.True(row.Code.Length == 20 && row.Code.StartsWith($"819000{row.Level}", StringComparison.Ordinal)));
        var levels = rows.ToDictionary(row => row.Code, row => row.Level);
        Assert.All(rows.Where(row => row.Parent.Length > 0), row => Assert.Equal(row.Level + 1, levels[row.Parent]));
        var children = rows.Where(row => row.Parent.Length > 0).GroupBy(row => row.Parent)
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.All(rows.Where(row => row.Level > 1), row => Assert.InRange(children.GetValueOrDefault(row.Code), 1, 10));
        Assert.All(rows.Where(row => row.Level == 2), row => Assert.Equal(children[row.Code] < 10, row.Flag == 2));
    }

    [Fact]
    public void Cascade_EveryOrder_HasTheSameRows()
    {
        var options = new SeededCascadeOptions { CodeCount = 1_000, Serials = SerialOrder.Random };
        var packed = Rows(options);

        foreach (var order in new[] { CodeOrder.ParentsFirst, CodeOrder.LargestLevelFirst, CodeOrder.UnitsFirst })
        {
            var rows = Rows(options with { Order = order });
            Assert.Equal(packed.Order(), rows.Order());
        }

        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2], packed.Take(11).Select(row => row.Level));
        Assert.Equal(3, Rows(options with { Order = CodeOrder.ParentsFirst })[0].Level);
        Assert.Equal(
            packed.Select(row => row.Level).Order(),
            Rows(options with { Order = CodeOrder.UnitsFirst }).Select(row => row.Level));
    }

    [Fact]
    public void Cascade_OneAndFourLevels_Work()
    {
        var flat = new SeededCascadeOptions { Prefixes = ["8190001"], ChildCounts = [], CodeCount = 100 };
        var deep = new SeededCascadeOptions
        {
            Prefixes = ["8190001", "8190002", "8190003", "8190004"],
            ChildCounts = [3, 4, 5],
            CodeCount = 2 * (1 + 5 + 20 + 60),
        };

        Assert.All(Rows(flat), row => Assert.Equal((1, string.Empty, 0), (row.Level, row.Parent, row.Flag)));
        Assert.Equal("1", flat.RatioText);
        Assert.Equal("1:5:20:60", deep.RatioText);
        Assert.Equal(
            [120, 40, 10, 2], Rows(deep).GroupBy(row => row.Level).OrderBy(group => group.Key).Select(group => group.Count()));
        Assert.All(Rows(deep), row => Assert.Equal(0, row.Flag));
    }

    [Fact]
    public void Cascade_OptionsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentException>(
            () => new SeededCascade(new SeededCascadeOptions { Prefixes = ["819"], ChildCounts = [] }));
        Assert.Throws<ArgumentException>(() => new SeededCascade(new SeededCascadeOptions { ChildCounts = [10] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededCascade(new SeededCascadeOptions { CodeCount = -1 }));
    }

    private static List<(string Code, int Level, string Parent, int Flag)> Rows(SeededCascadeOptions options)
    {
        var rows = new List<(string, int, string, int)>();
        var cascade = new SeededCascade(options);
        while (cascade.MoveNext())
        {
            rows.Add(
                (Encoding.ASCII.GetString(cascade.Code), cascade.Level, Encoding.ASCII.GetString(cascade.Parent), cascade.Flag));
        }

        return rows;
    }

    private static byte[] Written(SeededCascadeOptions cascade)
    {
        var file = new MemoryStream();
        RelationWriter.Write(file, new RelationWriterOptions(), cascade);
        return file.ToArray();
    }
}
