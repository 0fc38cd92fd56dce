using Grpc.Core;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Tests.Reconcile;

namespace TraceEngine.Query.Tests.Listing;

public sealed class GetContentsTests(QueryFixture fixture)
{
    private static readonly string Unit = SampleCode.OnLevel(1, 1);
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string OtherBox = SampleCode.OnLevel(2, 2);
    private static readonly string Case = SampleCode.OnLevel(3, 1);
    private static readonly string Pallet = SampleCode.OnLevel(4, 1);

    [Fact]
    public async Task GetContents_PalletOf4400Codes_ShowsEachInsideItsPackage()
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:ParentsPerStatement", "150"));
        var pallet = PalletOf(cases: 40, boxesPerCase: 10, unitsPerBox: 10);
        await host.Data.ActivateAsync(pallet);

        var messages = await host.ContentsAsync(Pallet);

        var entries = messages.SelectMany(message => message.Entries).ToList();
        Assert.Equal((Pallet, 4u), (messages[0].Code, messages[0].Level));
        Assert.All(messages, message => Assert.InRange(message.Entries.Count, 1, 1_000));
        Assert.Equal([.. messages.Skip(1).Select(_ => false), true], messages.Select(message => message.Last));
        Assert.All(messages, message => Assert.False(message.Truncated));
        Assert.Equal(
            pallet.Skip(1).Select(code => (code.Code, code.Parent)).Order(),
            entries.Select(entry => (entry.Code, (string?)ParentOf(entry, entries))).Order());
        Assert.All(entries, entry => Assert.Equal(4u, entry.Level + entry.Depth));
        Assert.All(entries.Index(), entry => Assert.InRange(entry.Item.ParentIndex, 0u, (uint)entry.Index));
        var chain = await host.ChainAsync(Pallet);
        Assert.Equal(
            chain.Contents.Select(count => (count.Level, count.Codes)),
            entries.GroupBy(entry => entry.Level).Select(level => (level.Key, (ulong)level.Count())));
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    [InlineData(uint.MaxValue, 7)]
    public async Task GetContents_ToADepth_EndsThere(uint maxDepth, int entries)
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await host.Data.ActivateAsync(PalletOf(cases: 1, boxesPerCase: 2, unitsPerBox: 2));

        var only = Assert.Single(await host.ContentsAsync(Pallet, maxDepth));

        Assert.Equal((entries, true, false), (only.Entries.Count, only.Last, only.Truncated));
    }

    [Fact]
    public async Task GetContents_BoxesBesideLooseUnits_KeepsTheirLevelsApartFromTheirDepth()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var loose = SampleCode.OnLevel(1, 2);
        await host.Data.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit, 1, Box), new(loose, 1, Case));

        var only = Assert.Single(await host.ContentsAsync(Case));

        Assert.Equal(
            [(loose, 1u, 1u, 0u), (Box, 2u, 1u, 0u), (Unit, 1u, 2u, 2u)],
            only.Entries.Select(entry => (entry.Code, entry.Level, entry.Depth, entry.ParentIndex)));
    }

    [Fact]
    public async Task GetContents_UnpackedAndRepacked_ShowsWhereCodesAreNow()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stage = new ListStage(host.Data);
        string[] units = [.. Enumerable.Range(1, 3).Select(number => SampleCode.OnLevel(1, number))];
        await stage.ActivateAsync(
            [new(Box, 2), new(OtherBox, 2), .. units.Select(unit => new PlacedCode(unit, 1, Box))]);
        await stage.MoveAsync(units[0], Box, OtherBox);
        await stage.MoveAsync(units[1], Box, null);

        Assert.Equal([units[2]], (await host.ContentsAsync(Box))[0].Entries.Select(entry => entry.Code));
        Assert.Equal([units[0]], (await host.ContentsAsync(OtherBox))[0].Entries.Select(entry => entry.Code));
    }

    [Fact]
    public async Task GetContents_NothingInside_IsOneMessageWithoutEntries()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1), new PlacedCode(Box, 2));

        foreach (var code in new[] { Unit, Box })
        {
            var only = Assert.Single(await host.ContentsAsync(code));
            Assert.Equal((code, 0, true, false), (only.Code, only.Entries.Count, only.Last, only.Truncated));
        }
    }

    [Fact]
    public async Task GetContents_ParentNotActivated_IsTheSameAsUnknown()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var unknown = await RefusedAsync(host, Box);
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1, Box));

        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        Lists.AssertSame(unknown, await RefusedAsync(host, Box));
    }

    [Theory]
    [InlineData(30, 30, true)]
    [InlineData(20, 20, true)]
    [InlineData(7, 7, true)]
    [InlineData(120, 120, false)]
    public async Task GetContents_AtTheNodeBudget_SaysWhetherThereIsMore(int budget, int entries, bool isTruncated)
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:ContentNodeBudget", $"{budget}"));
        await host.Data.ActivateAsync([.. PalletOf(cases: 1, boxesPerCase: 20, unitsPerBox: 5).Skip(1)]);

        var messages = await host.ContentsAsync(Case);

        Assert.Equal(entries, messages.Sum(message => message.Entries.Count));
        Assert.Equal((true, isTruncated), (messages[^1].Last, messages[^1].Truncated));
    }

    [Fact]
    public async Task GetContents_DeeperThanTheServerGoes_SaysSo()
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:DepthLimit", "2"));
        await host.Data.ActivateAsync(PalletOf(cases: 1, boxesPerCase: 1, unitsPerBox: 1));

        Assert.True((await host.ContentsAsync(Pallet))[^1].Truncated);
        Assert.True((await host.ContentsAsync(Pallet, maxDepth: 3))[^1].Truncated);
        Assert.False((await host.ContentsAsync(Pallet, maxDepth: 2))[^1].Truncated);
    }

    [Fact]
    public async Task GetContents_CycleInTheData_Ends()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await host.Data.ActivateAsync(new(Box, 2, Case), new(Case, 3, Pallet), new(Pallet, 4, Box));

        var only = Assert.Single(await host.ContentsAsync(Box));

        Assert.Equal([Pallet, Case], only.Entries.Select(entry => entry.Code));
    }

    [Fact]
    public async Task GetContents_OfOneEnterprise_IsThereForThoseInScopeOnly()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var unknown = await RefusedAsync(host, Box, SampleData.Stranger);
        var stage = new ListStage(host.Data);
        await stage.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit, 1, Box));
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Stranger), Box);

        var dealer = Assert.Single(await host.ContentsAsync(Box, enterpriseId: SampleData.Dealer));

        Assert.Equal([Unit], dealer.Entries.Select(entry => entry.Code));
        Lists.AssertSame(unknown, await RefusedAsync(host, Box, SampleData.Stranger));
        Assert.Equal(StatusCode.NotFound, (await RefusedAsync(host, Case, SampleData.Shop)).StatusCode);
    }

    [Fact]
    public async Task GetContents_NoTraceCode_SaysWhy()
    {
        await using var host = await QueryHost.StartAsync(fixture);

        Assert.Equal(StatusCode.InvalidArgument, (await RefusedAsync(host, "8.1E+19")).StatusCode);
    }

    private static Task<RpcException> RefusedAsync(
        QueryHost host, string code, long enterpriseId = SampleData.Producer) =>
        Assert.ThrowsAsync<RpcException>(() => host.ContentsAsync(code, enterpriseId: enterpriseId));

    private static string ParentOf(ContentsEntry entry, List<ContentsEntry> entries) =>
        entry.ParentIndex == 0 ? Pallet : entries[(int)entry.ParentIndex - 1].Code;

    private static PlacedCode[] PalletOf(int cases, int boxesPerCase, int unitsPerBox)
    {
        var codes = new List<PlacedCode> { new(Pallet, 4) };
        for (var one = 1; one <= cases; one++)
        {
            codes.Add(new PlacedCode(SampleCode.OnLevel(3, one), 3, Pallet));
        }

        for (var box = 0; box < cases * boxesPerCase; box++)
        {
            codes.Add(new PlacedCode(SampleCode.OnLevel(2, box), 2, SampleCode.OnLevel(3, (box / boxesPerCase) + 1)));
        }

        for (var unit = 0; unit < cases * boxesPerCase * unitsPerBox; unit++)
        {
            codes.Add(new PlacedCode(SampleCode.OnLevel(1, unit), 1, SampleCode.OnLevel(2, unit / unitsPerBox)));
        }

        return [.. codes];
    }
}
