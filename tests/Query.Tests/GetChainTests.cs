using Grpc.Core;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests;

public sealed class GetChainTests(QueryFixture fixture)
{
    private static readonly string Unit = SampleCode.OnLevel(1, 1);
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string Case = SampleCode.OnLevel(3, 1);

    [Fact]
    public async Task GetChain_UnitInThreeLevels_ShowsEverythingKnown()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await host.Data.ActivateAsync(new(Unit, 1, Box), new(Box, 2, Case), new(Case, 3));

        var chain = await host.ChainAsync(Unit);

        Assert.Equal((Unit, 1u, CodeState.Active, string.Empty), (chain.Code, chain.Level, chain.State, chain.Original));
        var product = new ChainProduct
        {
            ProductCode = "P-1",
            Kind = ProductKind.DomesticDrug,
            Name = "示例片",
            Spec = "0.1g*12片",
            Version = 1,
            LevelName = "盒",
        };
        Assert.Equal(product, chain.Product);
        var mapping = new ThreeCodeMapping { TraceCode = Unit, NhsaCode = "XA01BAB001A001010100001", Barcode = "6901234567892" };
        Assert.Equal(mapping, chain.Mapping);
        var lot = new ChainLot { LotNumber = "20250601", MadeOn = "2025-06-01", ExpiresOn = "2027-05-31", ExpiryIsMonth = true };
        Assert.Equal(lot, chain.Lot);
        Assert.Equal(new DateTime(2025, 6, 2, 8, 0, 0, DateTimeKind.Utc), chain.Activation.ActivatedAt.ToDateTime());
        Assert.Equal(new DateTime(2025, 6, 2, 8, 0, 5, DateTimeKind.Utc), chain.Activation.UploadedAt.ToDateTime());
        Assert.Equal((SampleData.CreditCodeText, "line-7", 1ul), Origin(chain.Activation));
        Assert.Equal(
            [(Box, 2u, CodeState.Active, "中包"), (Case, 3u, CodeState.Active, "箱")],
            chain.Path.Select(node => (node.Code, node.Level, node.State, node.LevelName)));
        Assert.Equal(0ul, chain.Children);
        Assert.Empty(chain.Contents);
    }

    [Fact]
    public async Task GetChain_FiveLevels_PathAndContentsGoAllTheWay()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var codes = Enumerable.Range(1, 5).Select(level => SampleCode.OnLevel(level, 1)).ToArray();
        await host.Data.ActivateAsync(
            [.. codes.Select((code, index) => new PlacedCode(code, index + 1, index < 4 ? codes[index + 1] : null))]);

        var inner = await host.ChainAsync(codes[0]);
        var outer = await host.ChainAsync(codes[4]);

        Assert.Equal(codes[1..], inner.Path.Select(node => node.Code));
        Assert.Equal("集装箱", inner.Path[3].LevelName);
        Assert.Equal([(4u, 1ul), (3u, 1ul), (2u, 1ul), (1u, 1ul)], outer.Contents.Select(count => (count.Level, count.Codes)));
    }

    [Fact]
    public async Task GetChain_OpenParent_IsShownWithTheLevelOfItsPrefix()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        const string Foreign = "89999990000000000001";
        var other = SampleCode.OnLevel(1, 2);
        await host.Data.ActivateAsync(new(Unit, 1, Box), new(other, 1, Foreign));

        var known = Assert.Single((await host.ChainAsync(Unit)).Path);
        var unknown = Assert.Single((await host.ChainAsync(other)).Path);

        Assert.Equal((Box, 2u, CodeState.Open, "中包"), (known.Code, known.Level, known.State, known.LevelName));
        Assert.Equal(
            (Foreign, 0u, CodeState.Open, string.Empty),
            (unknown.Code, unknown.Level, unknown.State, unknown.LevelName));
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => host.ChainAsync(Box))).StatusCode);
    }

    [Fact]
    public async Task GetChain_ChildMovedAway_IsCountedWhereItIsNow()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var otherBox = SampleCode.OnLevel(2, 2);
        var stays = SampleCode.OnLevel(1, 2);
        await host.Data.ActivateAsync(new(Box, 2), new(otherBox, 2), new(stays, 1, Box), new(Unit, 1, otherBox));
        await host.Data.PackAsync(Box, Unit, stays);

        Assert.Equal(1ul, (await host.ChainAsync(Box)).Children);
        Assert.Equal(1ul, (await host.ChainAsync(otherBox)).Children);
        Assert.Equal(otherBox, (await host.ChainAsync(Unit)).Path[0].Code);
    }

    [Fact]
    public async Task GetChain_PalletOf4400Codes_CountsEveryLevel()
    {
        await using var host = await QueryHost.StartAsync(
            fixture, ("Query:ParentsPerStatement", "150"), ("Query:KeysPerStatement", "700"));
        await host.Data.ActivateAsync(Pallet(boxes: 400, unitsPerBox: 10));

        var chain = await host.ChainAsync(Case);

        Assert.Equal(400ul, chain.Children);
        Assert.Equal([(2u, 400ul), (1u, 4_000ul)], chain.Contents.Select(count => (count.Level, count.Codes)));
        Assert.False(chain.ContentsTruncated);
    }

    [Theory]
    [InlineData(30, 20, 10)]
    [InlineData(20, 20, 0)]
    [InlineData(7, 7, 0)]
    public async Task GetChain_MoreThanTheNodeBudget_CountsWhatWasWalkedAndSaysSo(int budget, ulong boxes, ulong units)
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:ContentNodeBudget", $"{budget}"));
        await host.Data.ActivateAsync(Pallet(boxes: 20, unitsPerBox: 5));

        var chain = await host.ChainAsync(Case);

        Assert.True(chain.ContentsTruncated);
        Assert.Equal(boxes, chain.Contents.SingleOrDefault(count => count.Level == 2)?.Codes ?? 0);
        Assert.Equal(units, chain.Contents.SingleOrDefault(count => count.Level == 1)?.Codes ?? 0);
    }

    [Fact]
    public async Task GetChain_ExactlyTheNodeBudget_IsNotTruncated()
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:ContentNodeBudget", "120"));
        await host.Data.ActivateAsync(Pallet(boxes: 20, unitsPerBox: 5));

        Assert.False((await host.ChainAsync(Case)).ContentsTruncated);
    }

    [Fact]
    public async Task GetChain_CycleInTheData_Ends()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var third = SampleCode.OnLevel(4, 1);
        await host.Data.ActivateAsync(new(Box, 2, Case), new(Case, 3, third), new(third, 4, Box));

        var chain = await host.ChainAsync(Box);

        Assert.Equal([Case, third], chain.Path.Select(node => node.Code));
        Assert.Equal([(4u, 1ul), (3u, 1ul)], chain.Contents.Select(count => (count.Level, count.Codes)));
    }

    [Fact]
    public async Task GetChain_UnknownOrAnothersCode_IsTheSameAnswer()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var unknown = await Assert.ThrowsAsync<RpcException>(() => host.ChainAsync(Unit, SampleData.Stranger));
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1));

        var foreign = await Assert.ThrowsAsync<RpcException>(() => host.ChainAsync(Unit, SampleData.Stranger));

        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(unknown.Status, foreign.Status);
        Assert.Equal(Details(unknown), Details(foreign));
        Assert.Equal(Unit, (await host.ChainAsync(Unit)).Code);
    }

    [Fact]
    public async Task GetChain_TerminatedCodeWithText_ShowsBoth()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        const string Gs1 = "(01)06901234567892(21)AB1";
        await host.Data.ActivateAsync(new PlacedCode(Gs1, 1, State: 3));
        await host.Data.AddTextAsync(Gs1, "]d2010690123456789221AB1");

        var chain = await host.ChainAsync("010690123456789221AB1");

        Assert.Equal((Gs1, CodeState.Terminated, "]d2010690123456789221AB1"), (chain.Code, chain.State, chain.Original));
    }

    [Theory]
    [InlineData("")]
    [InlineData("８１０００010000000000001")]
    [InlineData(" 81000010000000000001")]
    [InlineData("8.1E+19")]
    public async Task GetChain_NoTraceCode_SaysWhyInBothLanguages(string code)
    {
        await using var host = await QueryHost.StartAsync(fixture);

        var refused = await Assert.ThrowsAsync<RpcException>(() => host.ChainAsync(code));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains(" / ", refused.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(code, refused.Status.Detail, StringComparison.Ordinal);
    }

    private static (string CreditCode, string Stream, ulong Sequence) Origin(Activation activation) =>
        (activation.CreditCode, activation.Stream, activation.Sequence);

    private static byte[] Details(RpcException exception) => exception.Trailers.Get("grpc-status-details-bin")!.ValueBytes;

    private static PlacedCode[] Pallet(int boxes, int unitsPerBox) =>
    [
        new(Case, 3),
        .. Enumerable.Range(0, boxes).Select(box => new PlacedCode(SampleCode.OnLevel(2, box), 2, Case)),
        .. Enumerable.Range(0, boxes * unitsPerBox)
            .Select(unit => new PlacedCode(SampleCode.OnLevel(1, unit), 1, SampleCode.OnLevel(2, unit / unitsPerBox))),
    ];
}
