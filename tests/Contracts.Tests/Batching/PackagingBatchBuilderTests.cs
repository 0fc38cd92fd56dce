using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Tests.Batching;

/// <summary>The columns say exactly what the rows said, whatever the rows are and wherever the batches are cut.</summary>
public sealed class PackagingBatchBuilderTests
{
    private static readonly DateTimeOffset PackedAt = new(2026, 1, 31, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Columns_AnyRows_EqualTheRows()
    {
        var code = Gen.OneOf(
            Gen.Choose(0, 999).Select(serial => $"8190001{serial:D13}"),
            Gen.Choose(0, 99).Select(serial => $"(01)06901234567892(21)s{serial}"),
            Gen.Elements("码", "8.19E+19", "1234567"));
        // A row without child is a parent that everything leaves.
        var row = from child in Gen.Frequency((4, code), (1, Gen.Constant("")))
                  from parent in code
                  select (Child: child, Parent: parent, PackMode: 0);
        Prop.ForAll(
            row.ListOf().ToArbitrary(),
            Gen.Choose(1, 20).ToArbitrary(),
            (rows, maxCodes) => BuildAll(rows, new BatchLimits { MaxCodes = maxCodes, MaxSections = 5 })
                .SelectMany(Columns.Rows)
                .SequenceEqual(rows))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Columns_DigitsOfOneLength_ArePackedWithADictionaryOfParents()
    {
        using var builder = new PackagingBatchBuilder();
        builder.StartSection(PackagingAction.Pack, PackedAt);
        Add(builder, "81900010000000000017", "81900020000000000018");
        Add(builder, "81900010000000000024", "81900020000000000018");
        var section = builder.Build().Sections.Single();
        Assert.Equal(20u, section.Children.Packed.Digits);
        Assert.Equal(["81900020000000000018"], Columns.Codes(section.Parents));
        Assert.Equal([1u, 1u], section.ParentIndexes);
        Assert.Empty(section.PackModes);
        Assert.Equal(PackedAt, section.EventAt.ToDateTimeOffset());
    }

    [Fact]
    public void PackMode_DifferingRowsOfOneParent_HoldTogetherForIt()
    {
        using var builder = new PackagingBatchBuilder();
        builder.StartSection(PackagingAction.Pack, PackedAt);
        Add(builder, "81900010000000000017", "81900020000000000018", packMode: 1);
        Add(builder, "81900010000000000024", "81900020000000000025");
        Add(builder, "81900010000000000031", "81900020000000000018", packMode: 2);
        Assert.Equal([3, 0], builder.Build().Sections.Single().PackModes.ToByteArray());
    }

    [Fact]
    public void Emptied_AParentTwice_IsTwoRows()
    {
        using var builder = new PackagingBatchBuilder();
        builder.StartSection(PackagingAction.Unpack, PackedAt);
        Assert.True(builder.TryAddEmptied("81900020000000000018"u8));
        Assert.True(builder.TryAddEmptied("81900020000000000018"u8));
        Assert.Equal(2, builder.Rows);
        Assert.Equal(2, Columns.Rows(builder.Build()).Count);
    }

    [Fact]
    public void Emptied_InAPack_IsAMistakeOfTheCaller()
    {
        using var builder = new PackagingBatchBuilder();
        builder.StartSection(PackagingAction.Pack, PackedAt);
        Assert.Throws<InvalidOperationException>(() => builder.TryAddEmptied("81900020000000000018"u8));
    }

    [Fact]
    public void StartSection_OtherAction_MakesASectionOfTheSameBatch()
    {
        using var builder = new PackagingBatchBuilder();
        builder.StartSection(PackagingAction.Pack, PackedAt);
        Add(builder, "81900010000000000017", "81900020000000000018");
        builder.StartSection(PackagingAction.Replace, PackedAt, "破损");
        Add(builder, "81900010000000000024", "81900010000000000017");
        Assert.Equal(
            [(PackagingAction.Pack, ""), (PackagingAction.Replace, "破损")],
            builder.Build().Sections.Select(section => (section.Action, section.ChangeReason)));
    }

    [Fact]
    public void TryAdd_ByteLimit_CutsBelowIt()
    {
        var limits = new BatchLimits { MaxBytes = 8 * 1024 };
        var rows = Enumerable.Range(0, 2_000).Select(i => ($"(01)06901234567892(21){i:D20}", $"(00)0690{i:D14}", 0)).ToList();
        var batches = BuildAll(rows, limits).ToList();
        Assert.All(batches, batch => Assert.InRange(batch.CalculateSize(), 1, limits.MaxBytes));
        Assert.Equal(rows, batches.SelectMany(Columns.Rows));
    }

    private static IEnumerable<PackagingBatch> BuildAll(
        IEnumerable<(string Child, string Parent, int PackMode)> rows, BatchLimits limits)
    {
        using var builder = new PackagingBatchBuilder(limits);
        builder.StartSection(PackagingAction.Unpack, PackedAt);
        foreach (var (child, parent, _) in rows)
        {
            while (!(child.Length == 0
                ? builder.TryAddEmptied(Encoding.UTF8.GetBytes(parent))
                : builder.TryAdd(Encoding.UTF8.GetBytes(child), Encoding.UTF8.GetBytes(parent))))
            {
                yield return builder.Build();
            }
        }

        if (builder.Rows > 0)
        {
            yield return builder.Build();
        }
    }

    private static void Add(PackagingBatchBuilder builder, string child, string parent, byte packMode = 0) =>
        Assert.True(builder.TryAdd(Encoding.UTF8.GetBytes(child), Encoding.UTF8.GetBytes(parent), packMode));
}
