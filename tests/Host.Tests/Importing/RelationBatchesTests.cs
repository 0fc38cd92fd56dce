using System.Text;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Tests.Importing;

/// <summary>Every row of a file is in a batch, in order, wherever it is cut and whatever is wrong with it.</summary>
public sealed class RelationBatchesTests
{
    private const string GoodLot = """<Batch batchNo="L1" madeDate="2026-01-05" validateDate="2027-12-31" lineName="1号线">""";
    private const string OtherLot = """<Batch batchNo="L2" madeDate="2026-01-06" validateDate="2027-12-31">""";
    private const string BadLot = """<Batch batchNo="L3" madeDate="2026-13-06" validateDate="2027-12-31">""";

    [Fact]
    public void Batches_AnySize_HoldEveryRowInOrder()
    {
        var xml = Document($"{GoodLot}{Codes(1, 7)}</Batch>{OtherLot}{Codes(8, 12)}</Batch>");
        for (var size = 1; size <= 13; size++)
        {
            Assert.Equal(Enumerable.Range(1, 12).Select(Code), Read(xml, size).SelectMany(CodesOf));
        }
    }

    [Fact]
    public void Batches_SecondLot_IsAnotherSectionOfTheSameBatch()
    {
        var batch = Assert.Single(Read(Document($"{GoodLot}{Codes(1, 2)}</Batch>{OtherLot}{Codes(3, 3)}</Batch>"), 100));
        Assert.Equal(["L1", "L2"], batch.Sections.Select(section => section.Header.LotNumber));
        Assert.Equal("1号线", batch.Sections[0].Header.Line);
        Assert.Equal(new DateTime(2026, 1, 4, 16, 0, 0, DateTimeKind.Utc), batch.Sections[0].Header.ActivatedAt.ToDateTime());
    }

    [Fact]
    public void Batches_LotThatWillBeRefused_TravelsAlone()
    {
        var batches =
            Read(Document($"{GoodLot}{Codes(1, 2)}</Batch>{BadLot}{Codes(3, 4)}</Batch>{OtherLot}{Codes(5, 6)}</Batch>"), 100);
        Assert.Equal(
            [["L1"], ["L3"], ["L2"]], batches.Select(batch => batch.Sections.Select(section => section.Header.LotNumber)));
        Assert.Equal(Enumerable.Range(1, 6).Select(Code), batches.SelectMany(CodesOf));
    }

    [Fact]
    public void Batches_CodeBehindItsLot_GetsNoLotAtAll()
    {
        var batches = Read(Document($"{GoodLot}{Codes(1, 1)}</Batch>{Codes(2, 2)}"), 100);
        Assert.Equal([["L1"], [""]], batches.Select(batch => batch.Sections.Select(section => section.Header.LotNumber)));
    }

    [Fact]
    public void Batches_FileBreaksOff_GivesWhatCameBeforeThenTheFault()
    {
        using var reader = Reader(Document($"{GoodLot}{Codes(1, 5)}</Batch>")[..^40]);
        using var batches = new RelationBatches(reader, new ImportSettings { BatchCodes = 2 });
        var rows = new List<string>();
        var fault = Assert.Throws<RelationFormatException>(() =>
        {
            while (batches.Next() is { } batch)
            {
                rows.AddRange(CodesOf(batch));
            }
        });
        Assert.Equal(Enumerable.Range(1, 5).Select(Code), rows);
        Assert.Equal(rows.Count, fault.RowsRead);
        Assert.Equal(rows.Count, batches.RowsDone);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(12)]
    public void Skip_RowsThatAreCommitted_GoesOnBehindThemUnderTheRightLot(int committed)
    {
        using var reader = Reader(Document($"{GoodLot}{Codes(1, 7)}</Batch>{OtherLot}{Codes(8, 12)}</Batch>"));
        using var batches = new RelationBatches(reader, new ImportSettings { BatchCodes = 3 });
        batches.Skip(committed);
        var rest = All(batches);
        Assert.Equal(Enumerable.Range(committed + 1, 12 - committed).Select(Code), rest.SelectMany(CodesOf));
        Assert.All(rest.SelectMany(batch => batch.Sections), section => Assert.Equal(
            string.CompareOrdinal(section.Codes.Text?.Values[0] ?? CodesOf(section).First(), Code(7)) <= 0 ? "L1" : "L2",
            section.Header.LotNumber));
        Assert.Equal(12, batches.RowsDone);
    }

    [Fact]
    public void Rows_LevelAndModeThatAreNoNumbers_AreSentAsOnesTheServerRefuses()
    {
        var xml = Document($"""{GoodLot}<Code curCode="81900010000000000017" packLayer="x" flag="many"/></Batch>""");
        var section = Read(xml, 10).Single().Sections.Single();
        Assert.Equal(0, section.Levels[0]);
        Assert.Equal(255, section.PackModes[0]);
    }

    private static string Document(string lots) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document><Events version="3.0"><Event name="RelationCreate">
        <Relation productCode="P1" cascade="1:5">{lots}</Relation></Event></Events></Document>
        """;

    private static string Code(int number) => $"8190001{number:D13}";

    private static string Codes(int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(
        number => $"""<Code curCode="{Code(number)}" packLayer="1" parentCode="" flag="0"/>"""));

    private static RelationReader Reader(string xml) => new(new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    private static List<ActivationBatch> Read(string xml, int batchCodes)
    {
        using var reader = Reader(xml);
        using var batches = new RelationBatches(reader, new ImportSettings { BatchCodes = batchCodes });
        return All(batches);
    }

    private static List<ActivationBatch> All(RelationBatches batches)
    {
        var all = new List<ActivationBatch>();
        while (batches.Next() is { } batch)
        {
            all.Add(batch);
        }

        return all;
    }

    private static IEnumerable<string> CodesOf(ActivationBatch batch) => batch.Sections.SelectMany(CodesOf);

    private static IEnumerable<string> CodesOf(ActivationSection section) =>
        Convert.ToHexString(section.Codes.Packed.Data.Span).Chunk(20).Select(digits => new string(digits));
}
