using TraceEngine.Client.Calls;
using TraceEngine.Client.Queries;
using TraceEngine.Functional.Tests.Flows;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Queries;

/// <summary>What is inside packages that the real write side packed, unpacked and repacked.</summary>
public sealed class ContentsTests(FlowServer shared) : IClassFixture<FlowServer>
{
    // As FlowServer activates a case: case, box, unit, unit, box, unit, unit.
    private const int Case = 0;
    private const int FirstBox = 1;
    private const int SecondBox = 4;

    // Behind all that cases have.
    private const int LooseSerials = 500_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadContents_OfACase_HasEachCodeWithItsPath()
    {
        var codes = await shared.ActivateCaseAsync();

        var nodes = await ReadAsync(shared.Maker, codes[Case]);

        Assert.Equal(codes.Order(), nodes.Select(node => node.Code).Order());
        Assert.Equal((codes[Case], 3u, 0u), (nodes[0].Code, nodes[0].Level, nodes[0].Depth));
        foreach (var unit in codes[5..7])
        {
            var node = nodes.Single(node => node.Code == unit);
            Assert.Equal((1u, 2u), (node.Level, node.Depth));
            Assert.Equal([codes[Case], codes[SecondBox]], node.Path.Select(package => package.Code));
        }

        Assert.Equal(3, (await ReadAsync(shared.Maker, codes[Case], maxDepth: 1)).Count);
    }

    [Fact]
    public async Task ReadContents_AfterUnpackingAndRepacking_IsWhereCodesAreNow()
    {
        var codes = await shared.ActivateCaseAsync();
        var (first, second) = (codes[FirstBox], codes[SecondBox]);
        Refusals.AssertNone(
            await shared.Maker.Client.PackAsync(shared.NextName(), [PackingData.Repack(second, codes[2])]), 1);
        Refusals.AssertNone(
            await shared.Maker.Client.PackAsync(shared.NextName(), [PackingData.Unpack(codes[Case], first)]), 1);

        Assert.Equal([codes[3]], await InsideAsync(first));
        Assert.Equal([codes[2], codes[5], codes[6]], await InsideAsync(second));
        Assert.Equal([second, codes[2], codes[5], codes[6]], await InsideAsync(codes[Case]));

        Refusals.AssertNone(
            await shared.Maker.Client.PackAsync(shared.NextName(), [PackingData.Pack(codes[Case], first)]), 1);
        Assert.Equal(codes[1..].Order(), (await InsideAsync(codes[Case])).Order());

        async Task<List<string>> InsideAsync(string package) =>
            [.. (await ReadAsync(shared.Maker, package)).Skip(1).Select(node => node.Code)];
    }

    [Fact]
    public async Task ReadContents_OpenParent_OrphanAndLooseUnits_AreAsTheyAre()
    {
        var serial = LooseSerials + shared.NextSerial();
        var (unit, box, open, loose) = (
            TestData.Code(TestData.UnitPrefix, serial), TestData.Code(TestData.BoxPrefix, serial),
            TestData.Code(TestData.CasePrefix, serial), TestData.Code(TestData.UnitPrefix, serial + 1));
        await shared.ActivateAsync(TestData.Rows((unit, 1, box), (box, 2, open), (loose, 1, open)));

        Assert.Equal([box, unit], (await ReadAsync(shared.Maker, box)).Select(node => node.Code));
        Assert.Equal([loose], (await ReadAsync(shared.Maker, loose)).Select(node => node.Code));
        await AssertNotFoundAsync(shared.Maker, open);

        await shared.ActivateAsync(TestData.Rows((open, 3, null)));
        var nodes = await ReadAsync(shared.Maker, open);
        Assert.Equal(
            new HashSet<(string, uint)> { (open, 0), (box, 1), (loose, 1), (unit, 2) },
            nodes.Select(node => (node.Code, node.Depth)).ToHashSet());
    }

    [Fact]
    public async Task ReadContents_ByOthers_IsThereOnlyWhereADocumentInScopeNamesThem()
    {
        var codes = await shared.ActivateCaseAsync();
        var unknown = TestData.Code(TestData.CasePrefix, LooseSerials + shared.NextSerial());
        await AssertSameAsUnknownAsync(shared.Dealer);
        Refusals.AssertNone(
            await shared.Maker.UploadAsync(
                FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[FirstBox])),
            1);

        Assert.Equal(3, (await ReadAsync(shared.Dealer, codes[FirstBox])).Count);
        await AssertSameAsUnknownAsync(shared.Dealer);
        await AssertSameAsUnknownAsync(shared.Shop);

        async Task AssertSameAsUnknownAsync(FlowParticipant participant) => Assert.Equal(
            (await AssertNotFoundAsync(participant, unknown)).Replace(unknown, codes[Case], StringComparison.Ordinal),
            await AssertNotFoundAsync(participant, codes[Case]));
    }

    private async Task<string> AssertNotFoundAsync(FlowParticipant participant, string code)
    {
        var refused = await Assert.ThrowsAsync<CallFailedException>(() => ReadAsync(participant, code));
        Assert.Equal(Grpc.Core.StatusCode.NotFound, refused.StatusCode);
        return refused.Message;
    }

    private async Task<List<ContentsNode>> ReadAsync(FlowParticipant participant, string code, uint maxDepth = 0)
    {
        await using var client = shared.Server.Connect(participant.Enterprise);
        var nodes = new List<ContentsNode>();
        await foreach (var piece in client.Queries.ReadContentsAsync(code, maxDepth, Cancellation))
        {
            Assert.False(piece.IsTruncated);
            nodes.AddRange(piece.Nodes);
        }

        return nodes;
    }
}
