using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Host.Importing.Streams;
using TraceEngine.Host.Importing.Uploads;

namespace TraceEngine.Host.Tests.Importing.Uploads;

/// <summary>Parts become batches that can be taken up anywhere.</summary>
public sealed class PartBatchesTests
{
    [Fact]
    public void Flow_LargeDocument_IsCutAndCompleteAtItsEnd()
    {
        var batches = All(new FlowPartBatches([Document("D1", 45_000)]));
        Assert.Equal([false, false, true], batches.Select(batch => batch.Sections.Single().Header.Complete));
        Assert.Equal(45_000, batches.Sum(Rows));
    }

    [Fact]
    public void Flow_TwoDocuments_NeverShareABatch()
    {
        var batches = All(new FlowPartBatches([Document("D1", 2), Document("D2", 3)]));
        Assert.Equal(["D1", "D2"], batches.Select(batch => batch.Sections.Single().Header.DocumentNumber));
        Assert.All(batches, batch => Assert.True(batch.Sections.Single().Header.Complete));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(20_000)]
    [InlineData(20_002)]
    [InlineData(25_003)]
    public void Skip_RowsThatAreIn_TheRestIsTheSame(int rows)
    {
        IReadOnlyList<ImportedPart<FlowHeader>> parts = [Document("D1", 2), Document("D2", 25_000), Document("D3", 1)];
        using var whole = new FlowPartBatches(parts);
        var expected = new List<FlowBatch>();
        while (whole.Next() is { } batch)
        {
            expected.Add(batch);
        }

        using var rest = new FlowPartBatches(parts);
        rest.Skip(rows);
        var got = new List<FlowBatch>();
        while (rest.Next() is { } batch)
        {
            got.Add(batch);
        }

        Assert.Equal(25_003, rest.RowsDone);
        Assert.Equal(25_003 - rows, got.Sum(Rows));
        Assert.Equal(expected.TakeLast(got.Count).Select(Number), got.Select(Number));
    }

    [Fact]
    public void Packaging_BadHeader_TakesNoGoodRowsWithIt()
    {
        var time = new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.FromHours(8));
        ImportedPart<PackagingHead>[] parts =
        [
            new(new PackagingHead(PackagingAction.Pack, time, ""), [Row(2), Row(3)]),
            new(new PackagingHead(PackagingAction.Unpack, time, ""), [Row(4)]),
            new(new PackagingHead(PackagingAction.Pack, null, ""), [Row(5)]),
            new(new PackagingHead(PackagingAction.Pack, time, ""), [Row(6)]),
        ];
        var batches = All(new PackagingPartBatches(parts));
        Assert.Equal([2, 1, 1], batches.Select(batch => batch.Sections.Count));
    }

    [Fact]
    public void Unpacking_ARowWithoutChild_EmptiesItsParent()
    {
        var head = new PackagingHead(PackagingAction.Unpack, DateTimeOffset.UnixEpoch, "");
        var row = new UploadedRow(2, RowSort.Code, "") { Parent = "81900020000000000018" };
        var section = All(new PackagingPartBatches([new(head, [row])])).Single().Sections.Single();
        Assert.Null(section.Children);
        Assert.NotNull(section.Parents);
    }

    [Fact]
    public void RowNumbers_OfRowsInSendingOrder_AreThoseOfTheFile()
    {
        using var batches = new FlowPartBatches([new(Header("D1"), [Row(4), Row(2)]), new(Header("D2"), [Row(3)])]);
        Assert.Equal([4, 2, 3], Enumerable.Range(0, 3).Select(row => batches.NumberOf(row)));
    }

    private static ImportedPart<FlowHeader> Document(string number, int rows) =>
        new(Header(number), [.. Enumerable.Range(0, rows).Select(row => Row(row + 2))]);

    private static FlowHeader Header(string number) => new()
    {
        Kind = FlowKind.Shipping,
        DocumentNumber = number,
        EventAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
    };

    private static UploadedRow Row(long number) =>
        new(number, RowSort.Code, $"8190001{number:D13}") { Parent = "81900020000000000018" };

    private static string Number(FlowBatch batch) => batch.Sections.Single().Header.DocumentNumber;

    private static int Rows(FlowBatch batch) => batch.Sections.Sum(section => section.Codes.Packed.Data.Length / 10);

    private static List<TBatch> All<THeader, TBatch>(PartBatches<THeader, TBatch> source)
        where TBatch : class
    {
        using (source)
        {
            var batches = new List<TBatch>();
            while (((IBatchSource<TBatch>)source).Next() is { } batch)
            {
                batches.Add(batch);
            }

            return batches;
        }
    }
}
