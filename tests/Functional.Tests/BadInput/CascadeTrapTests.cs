using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.BadInput;

/// <summary>Levels, prefixes and parents.</summary>
public sealed class CascadeTrapTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Parent_EqualToItsChild_IsRefused()
    {
        var code = TestData.Code(TestData.BoxPrefix, shared.NextSerial());

        var ack = await shared.WriteAsync(TestData.Rows((code, 2, code)));

        Refusals.AssertRow(ack, sent: 1, row: 0, "parent", Reason.ParentIsSelf, code);
    }

    [Fact]
    public async Task Cascade_OfFiveLevels_IsWrittenAndClimbed()
    {
        var serial = shared.NextSerial();
        var codes = Enumerable.Range(1, 5).Select(level => TestData.Code(SharedServer.DeepPrefix(level), serial)).ToArray();
        var section = TestData.Rows([.. codes.Select((code, i) => (code, (byte)(i + 1), i < 4 ? codes[i + 1] : null))]);
        section.Header.Product.ProductCode = SharedServer.DeepProduct;

        Refusals.AssertNone(await shared.WriteAsync(section), sent: 5);

        await using var client = shared.Server.Connect(shared.Producer);
        var chain = await client.FindChainAsync(codes[0], TestContext.Current.CancellationToken);
        Assert.Equal(codes[1..], chain?.Path.Select(node => node.Code));
    }

    [Fact]
    public async Task Parent_OnlyInAnEarlierBatch_IsNotOpen()
    {
        var (box, unit, _) = Codes();
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        await stream.WriteAsync(1, TestData.Rows((box, 2, null)));

        var ack = await stream.WriteAsync(2, TestData.Rows((unit, 1, box)));

        Refusals.AssertNone(ack, sent: 1);
        Assert.Equal(0u, ack.OpenParents);
    }

    [Fact]
    public async Task Parent_InALaterBatch_IsOpenAndThenHoldsItsChildren()
    {
        var (box, unit, other) = Codes();
        using var stream = await shared.Client.OpenAsync(shared.NextName());

        var open = await stream.WriteAsync(1, TestData.Rows((unit, 1, box), (other, 1, box)));
        var later = await stream.WriteAsync(2, TestData.Rows((box, 2, null)));

        Refusals.AssertNone(open, sent: 2);
        Assert.Equal((1u, 0u), (open.OpenParents, later.OpenParents));
        await using var client = shared.Server.Connect(shared.Producer);
        var chain = await client.FindChainAsync(box, TestContext.Current.CancellationToken);
        Assert.Equal(2ul, chain?.Children);
    }

    [Fact]
    public async Task Parent_OfARefusedRow_IsNotCountedAsOpen()
    {
        var (box, unit, _) = Codes();

        var ack = await shared.WriteAsync(TestData.Rows((unit, 2, box)));

        Refusals.AssertRow(ack, sent: 1, row: 0, "level", Reason.LevelMismatch, unit, "2", "1");
        Assert.Equal(0u, ack.OpenParents);
    }

    [Theory]
    [InlineData(0, Reason.LevelOutOfRange)]
    [InlineData(10, Reason.LevelOutOfRange)]
    [InlineData(3, Reason.LevelMismatch)]
    public async Task Level_Wrong_IsRefused(byte level, Reason reason)
    {
        var ack = await shared.WriteAsync(TestData.Rows((TestData.Code(TestData.UnitPrefix, shared.NextSerial()), level, null)));

        Refusals.AssertRow(ack, sent: 1, row: 0, "level", reason);
    }

    [Fact]
    public async Task PackMode_Four_IsRefused()
    {
        var section = TestData.Units(shared.NextSerial(), 5);
        section.PackModes = Google.Protobuf.ByteString.CopyFrom(0, 1, 2, 3, 4);

        Refusals.AssertRow(await shared.WriteAsync(section), sent: 5, row: 4, "pack_mode", Reason.PackModeUnknown, "4");
    }

    [Fact]
    public async Task Parent_OnTheSameOrALowerLevel_IsRefused()
    {
        var (box, unit, other) = Codes();

        var ack = await shared.WriteAsync(TestData.Rows((unit, 1, other), (box, 2, unit), (other, 1, null)));

        Refusals.AssertRow(ack, sent: 3, row: 0, "parent", Reason.ParentLevelNotAbove, other, "1", "1");
        Refusals.AssertRow(ack, sent: 3, row: 1, "parent", Reason.ParentLevelNotAbove, unit, "1", "2");
    }

    [Fact]
    public async Task Parent_WithoutPrefixOnALowerLevel_IsRefusedInThisAndInALaterBatch()
    {
        // Codes without a prefix: only the rows say on which level they are.
        var serial = shared.NextSerial();
        var (low, high, box) = ($"7{serial:D16}", $"7{serial + 1:D16}", $"7{serial + 2:D16}");
        using var stream = await shared.Client.OpenAsync(shared.NextName());

        var first = await stream.WriteAsync(1, Deep((low, 1, null), (high, 2, low)));
        var second = await stream.WriteAsync(2, Deep((box, 2, low)));

        Refusals.AssertRow(first, sent: 2, row: 1, "parent", Reason.ParentLevelNotAbove, low, "1", "2");
        Refusals.AssertRow(second, sent: 1, row: 0, "parent", Reason.ParentLevelNotAbove, low, "1", "2");
    }

    [Fact]
    public async Task Prefix_OfAnotherProduct_IsRefused()
    {
        var ack = await shared.WriteAsync(TestData.Rows(
            (TestData.Code(SharedServer.DeepPrefix(1), shared.NextSerial()), 1, null)));

        Refusals.AssertRow(ack, sent: 1, row: 0, "code", Reason.PrefixOfOtherProduct, SharedServer.DeepPrefix(1), "P1");
    }

    [Fact]
    public async Task Prefix_Unknown_IsRefusedForCodeAndForParent()
    {
        var serial = shared.NextSerial();
        var unit = TestData.Code(TestData.UnitPrefix, serial);
        var (lost, lostParent) = (TestData.Code("8555555", serial), TestData.Code("8555556", serial));

        var ack = await shared.WriteAsync(TestData.Rows((lost, 1, null), (unit, 1, lostParent)));

        Refusals.AssertRow(ack, sent: 2, row: 0, "code", Reason.PrefixUnknown, "8555555");
        Refusals.AssertRow(ack, sent: 2, row: 1, "parent", Reason.PrefixUnknown, "8555556");
        Assert.All(ack.Reasons, text => Assert.True(text.Retryable));
    }

    [Fact]
    public async Task Code_WithoutPrefixWhereAllLevelsHaveOne_IsRefused()
    {
        var ack = await shared.WriteAsync(TestData.Rows(($"7{shared.NextSerial():D16}", 1, null)));

        Refusals.AssertRow(ack, sent: 1, row: 0, "code", Reason.PrefixUnknown);
    }

    [Fact]
    public async Task Prefix_OfAnotherEnterprise_IsNotAllowedForCodeNorForParent()
    {
        const int Offset = 100;
        var foreign = await shared.Server.AddEnterpriseAsync(2);
        await using (var client = shared.Server.Connect(foreign))
        {
            await client.RegisterProductAsync(TestData.Product("P2", Offset), TestContext.Current.CancellationToken);
        }

        var serial = shared.NextSerial();
        var (unit, box) = (TestData.Code("8190101", serial), TestData.Code("8190102", serial));

        var ack = await shared.WriteAsync(TestData.Rows(
            (unit, 1, null), (TestData.Code(TestData.UnitPrefix, serial), 1, box)));

        Refusals.AssertRow(ack, sent: 2, row: 0, "code", Reason.NotAllowed, "8190101");
        Refusals.AssertRow(ack, sent: 2, row: 1, "parent", Reason.ParentNotAllowed, box);
    }

    private static ActivationSection Deep(params (string Code, byte Level, string? Parent)[] rows)
    {
        var section = TestData.Rows(rows);
        section.Header.Product.ProductCode = SharedServer.DeepProduct;
        return section;
    }

    private (string Box, string Unit, string OtherUnit) Codes()
    {
        var serial = shared.NextSerial();
        return (
            TestData.Code(TestData.BoxPrefix, serial),
            TestData.Code(TestData.UnitPrefix, serial),
            TestData.Code(TestData.UnitPrefix, serial + 1));
    }
}
