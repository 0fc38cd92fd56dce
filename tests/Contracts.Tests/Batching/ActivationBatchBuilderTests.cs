using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Tests.Batching;

/// <summary>The columns say exactly what the rows said, whatever the rows are and wherever the batches are cut.</summary>
public sealed class ActivationBatchBuilderTests
{
    private static readonly ActivationHeader First = new() { LotNumber = "L1" };
    private static readonly ActivationHeader Second = new() { LotNumber = "L2" };

    [Fact]
    public void Columns_AnyRows_EqualTheRows()
    {
        var code = Gen.OneOf(
            Gen.Choose(0, 999).Select(serial => $"8190001{serial:D13}"),
            Gen.Choose(0, 99).Select(serial => $"81900{serial:D4}"),
            Gen.Choose(0, 99).Select(serial => $"(01)06901234567892(21)s{serial}"),
            Gen.Elements("", "码", "8.19E+19", "1234567"));
        var row = from own in code
                  from level in Gen.Choose(0, 255)
                  from parent in Gen.OneOf(code, Gen.Constant(""))
                  from mode in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(0, 3)))
                  select (Code: own, Level: level, Parent: parent, PackMode: mode);
        Prop.ForAll(
            row.ListOf().ToArbitrary(),
            Gen.Choose(1, 20).ToArbitrary(),
            (rows, maxCodes) =>
                BuildAll([.. rows], new BatchLimits { MaxCodes = maxCodes }).SelectMany(Columns.Rows).SequenceEqual(rows))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Columns_DigitsOfOneLength_ArePacked()
    {
        using var builder = new ActivationBatchBuilder();
        builder.StartSection(First);
        Add(builder, "819000100000000000017", "8190002000018");
        Add(builder, "819000100000000000024", "8190002000018");
        var section = builder.Build().Sections.Single();
        Assert.Equal(21u, section.Codes.Packed.Digits);
        Assert.Equal(22, section.Codes.Packed.Data.Length);
        Assert.Equal(0x40, section.Codes.Packed.Data[21]);
        Assert.Equal(["8190002000018"], Columns.Codes(section.Parents));
        Assert.Equal([1u, 1u], section.ParentIndexes);
        Assert.Equal(1, section.Levels.Length);
        Assert.Empty(section.PackModes);
    }

    [Theory]
    [InlineData("1234567")]
    [InlineData("81900010000000000001A")]
    [InlineData("８１９０００１")]
    public void Columns_OneCodeThatCannotBePacked_MakesTheColumnText(string odd)
    {
        using var builder = new ActivationBatchBuilder();
        builder.StartSection(First);
        Add(builder, "81900010000000000017", "");
        Add(builder, odd, "");
        Assert.Equal(["81900010000000000017", odd], builder.Build().Sections.Single().Codes.Text.Values);
    }

    [Fact]
    public void StartSection_OtherHeader_MakesASectionOfTheSameBatch()
    {
        using var builder = new ActivationBatchBuilder();
        builder.StartSection(First);
        builder.StartSection(Second);
        Add(builder, "81900010000000000017", "");
        builder.StartSection(First);
        Add(builder, "81900010000000000024", "");
        Assert.Equal(["L2", "L1"], builder.Build().Sections.Select(section => section.Header.LotNumber));
        Add(builder, "81900010000000000031", "");
        Assert.Equal("L1", builder.Build().Sections.Single().Header.LotNumber);
    }

    [Fact]
    public void TryAddQuantity_ACodeBehindIt_KeepsItsPlaceInASectionOfItsOwn()
    {
        using var builder = new ActivationBatchBuilder();
        builder.StartSection(First);
        Add(builder, "81900010000000000017", "");
        Assert.True(builder.TryAddQuantity(new ActivatedQuantity { Identifier = "(01)06901234567892", Quantity = "5" }));
        Add(builder, "81900010000000000024", "");
        Assert.Equal(3, builder.Rows);
        Assert.Equal(
            [("81900010000000000017", 1), ("81900010000000000024", 0)],
            builder.Build().Sections.Select(section => (Columns.Codes(section.Codes).Single(), section.Quantities.Count)));
    }

    [Fact]
    public void TryAdd_ByteLimit_CutsBelowIt()
    {
        var limits = new BatchLimits { MaxBytes = 8 * 1024 };
        var rows = Enumerable.Range(0, 2_000).Select(i => ($"(01)06901234567892(21){i:D20}", 1, $"(00)0690{i:D14}", 0)).ToArray();
        var batches = BuildAll(rows, limits).ToList();
        Assert.All(batches, batch => Assert.InRange(batch.CalculateSize(), 1, limits.MaxBytes));
        Assert.Equal(rows, batches.SelectMany(Columns.Rows));
    }

    [Fact]
    public void TryAdd_CodeOfAbsurdLength_IsCutSoThatTheServerCanRefuseIt()
    {
        using var builder = new ActivationBatchBuilder();
        builder.StartSection(First);
        Add(builder, new string('9', 100_000), "");
        Assert.Equal(ActivationBatchBuilder.MaxCodeBytes, builder.Build().Sections.Single().Codes.Text.Values.Single().Length);
    }

    [Fact]
    public void TryAdd_PackedRows_AllocateNothingPerRow()
    {
        using var builder = new ActivationBatchBuilder(new BatchLimits { MaxCodes = 20_000 });
        builder.StartSection(First);
        var code = Encoding.ASCII.GetBytes("81900010000000000017");
        Fill(builder, code, 5_000);
        builder.Build();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill(builder, code, 5_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Fill(ActivationBatchBuilder builder, byte[] code, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            code[19] = (byte)('0' + (i % 10));
            builder.TryAdd(code, 1, code, 0);
        }
    }

    private static IEnumerable<ActivationBatch> BuildAll(
        (string Code, int Level, string Parent, int PackMode)[] rows, BatchLimits limits)
    {
        using var builder = new ActivationBatchBuilder(limits);
        builder.StartSection(First);
        foreach (var (code, level, parent, mode) in rows)
        {
            while (!builder.TryAdd(Encoding.UTF8.GetBytes(code), (byte)level, Encoding.UTF8.GetBytes(parent), (byte)mode))
            {
                yield return builder.Build();
            }
        }

        if (builder.Rows > 0)
        {
            yield return builder.Build();
        }
    }

    private static void Add(ActivationBatchBuilder builder, string code, string parent) =>
        Assert.True(builder.TryAdd(Encoding.UTF8.GetBytes(code), 1, Encoding.UTF8.GetBytes(parent), 0));
}
