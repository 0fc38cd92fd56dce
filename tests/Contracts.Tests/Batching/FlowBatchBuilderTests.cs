using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Tests.Batching;

/// <summary>Documents arrive whole, whatever their size and wherever the batches are cut.</summary>
public sealed class FlowBatchBuilderTests
{
    [Fact]
    public void Documents_OfAnySizes_ArriveWholeAndComplete()
    {
        Prop.ForAll(
            Gen.Choose(0, 12).ListOf().ToArbitrary(),
            Gen.Choose(1, 10).ToArbitrary(),
            (sizes, maxCodes) =>
            {
                var documents = sizes.Select((size, i) => Document($"D{i}", size)).ToList();
                var batches = BuildAll(documents, new BatchLimits { MaxCodes = maxCodes, MaxSections = 3 }).ToList();
                return documents.All(document => IsWhole(document, batches))
                    && batches.All(batch => IsValid(batch, maxCodes));
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void EndDocument_AfterTheLastRowsWereBuilt_IsSaidByASectionWithoutRows()
    {
        using var builder = new FlowBatchBuilder();
        builder.TryStartDocument(Header("D1"));
        builder.TryAddCode("81900010000000000017"u8);
        Assert.False(builder.Build().Sections.Single().Header.Complete);
        Assert.False(builder.HasContent);
        builder.EndDocument();
        var end = builder.Build().Sections.Single();
        Assert.True(end.Header.Complete);
        Assert.Equal("D1", end.Header.DocumentNumber);
        Assert.Null(end.Codes);
    }

    [Fact]
    public void PauseDocument_RowsFollowLater_StaysOpen()
    {
        using var builder = new FlowBatchBuilder();
        builder.TryStartDocument(Header("D1"));
        builder.TryAddCode("81900010000000000017"u8);
        builder.PauseDocument();
        builder.TryStartDocument(Header("D2"));
        builder.EndDocument();
        Assert.Equal([false, true], builder.Build().Sections.Select(section => section.Header.Complete));
    }

    [Fact]
    public void Rows_OfEachSort_StandInTheirColumns()
    {
        using var builder = new FlowBatchBuilder();
        builder.TryStartDocument(Header("D1"));
        builder.TryAddCode("81900010000000000017"u8);
        builder.TryAddRejected(new RejectedCode { Code = "81900010000000000024", Reason = "破损" });
        builder.TryAddLot(new LotReference { LotNumber = "L1" });
        builder.TryAddQuantity(new QuantityItem { Identifier = "(01)06901234567892", Quantity = "5" });
        builder.TryAddCorrection(new Correction { Lot = new CorrectLot() });
        Assert.Equal(5, builder.Rows);
        builder.EndDocument();
        Assert.Equal(
            [
                "81900010000000000017",
                "rejected 81900010000000000024",
                "lot L1",
                "quantity (01)06901234567892 5",
                "correction Lot",
            ],
            Columns.Rows(builder.Build()));
    }

    [Fact]
    public void TryAddCode_ByteLimit_CutsBelowIt()
    {
        var limits = new BatchLimits { MaxBytes = 32 * 1024 };
        var batches = BuildAll([Document("D1", 5_000)], limits).ToList();
        Assert.All(batches, batch => Assert.InRange(batch.CalculateSize(), 1, limits.MaxBytes));
        Assert.True(batches.Count > 1);
    }

    [Fact]
    public void TryAddCode_BeforeADocument_IsAMistakeOfTheCaller()
    {
        using var builder = new FlowBatchBuilder();
        Assert.Throws<InvalidOperationException>(() => builder.TryAddCode("81900010000000000017"u8));
    }

    private static FlowHeader Header(string number) => new() { Kind = FlowKind.Shipping, DocumentNumber = number };

    private static (FlowHeader Header, List<string> Codes) Document(string number, int size) =>
        (Header(number), [.. Enumerable.Range(0, size).Select(row => $"(01)06901234567892(21){number}.{row}")]);

    private static bool IsWhole((FlowHeader Header, List<string> Codes) document, List<FlowBatch> batches)
    {
        var parts = batches
            .SelectMany(batch => batch.Sections)
            .Where(section => section.Header.DocumentNumber == document.Header.DocumentNumber)
            .ToList();
        return parts.SelectMany(part => Columns.Codes(part.Codes)).SequenceEqual(document.Codes)
            && parts[^1].Header.Complete
            && parts[..^1].TrueForAll(part => !part.Header.Complete);
    }

    private static bool IsValid(FlowBatch batch, int maxCodes)
    {
        var numbers = batch.Sections.Select(section => section.Header.DocumentNumber).ToList();
        return batch.Sections.Count is >= 1 and <= 3
            && Columns.Rows(batch).Count <= maxCodes
            && numbers.Distinct().Count() == numbers.Count;
    }

    private static IEnumerable<FlowBatch> BuildAll(
        IEnumerable<(FlowHeader Header, List<string> Codes)> documents, BatchLimits limits)
    {
        using var builder = new FlowBatchBuilder(limits);
        foreach (var (header, codes) in documents)
        {
            while (!builder.TryStartDocument(header))
            {
                yield return builder.Build();
            }

            foreach (var code in codes)
            {
                while (!builder.TryAddCode(Encoding.ASCII.GetBytes(code)))
                {
                    yield return builder.Build();
                }
            }

            builder.EndDocument();
        }

        if (builder.HasContent)
        {
            yield return builder.Build();
        }
    }
}
