using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Shelves;
using TraceEngine.Query.Caching;
using TraceEngine.Query.Tests.Reconcile;

namespace TraceEngine.Query.Tests.Caching;

/// <summary>Chains out of a real Redis.</summary>
public sealed class CachedChainTests(QueryFixture fixture)
{
    private static readonly string Unit = SampleCode.OnLevel(1, 1);
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string Case = SampleCode.OnLevel(3, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetChain_Again_IsTheSameAndAsksTheDatabaseNothing()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit, 1, Box));
        await stage.UnpackAsync(Unit, Box);
        await stage.PackAsync(Unit, Box);
        await host.Data.AddTextAsync(Unit, $" {Unit}");
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);
        await stage.ReportAsync(Report.Receive("R-1", SampleData.Producer, SampleData.Dealer) with { Hour = 2 }, Case);
        await stage.ReportAsync(
            Report.Outbound("S-2", SampleData.Dealer, SampleData.Shop) with { WithdrawnReason = "开错" }, Unit);
        await stage.RecallLotAsync(new Report(FlowKind.Recall, "Z-1", "211", SampleData.Producer, SampleData.Producer, 0));

        var cold = await host.ChainAsync(Unit);
        var withPackages = await host.ChainAsync(Unit);
        var rounds = host.Cache.DatabaseRounds;
        var warm = await host.ChainAsync(Unit);
        var known = await host.ChainAsync(Unit);
        var asOther = await host.ChainAsync(Unit, SampleData.Dealer);

        Assert.Equal(cold, withPackages);
        Assert.Equal(cold, warm);
        Assert.Equal(cold, known);
        Assert.Equal(cold, asOther);
        Assert.Equal(rounds, host.Cache.DatabaseRounds);
        Assert.Equal(4, warm.Nodes.Count);
    }

    [Fact]
    public async Task GetChain_OfAUnitTheFirstTime_AsksTheDatabaseOnceAndFillsNothing_TheSecondTimeAll()
    {
        await using var host = await StartAsync();
        string[] units = [Unit, SampleCode.OnLevel(1, 2)];
        await host.Data.ActivateAsync([new(Case, 3), new(Box, 2, Case), .. units.Select(unit => new PlacedCode(unit, 1, Box))]);

        // From here on it is known which prefix is a unit's.
        await host.ChainAsync(units[0]);
        string[] codes = [units[1], Box, Case];

        var rounds = host.Cache.DatabaseRounds;
        var first = await host.ChainAsync(units[1]);

        Assert.Equal([Box, Case], first.Path.Select(node => node.Code));
        Assert.Equal((1, 1), (host.Cache.DatabaseRounds - rounds, host.Cache.FirstAsks));
        foreach (var code in codes)
        {
            Assert.Null(await EntryAsync(host, ShelfId.OfCode(SampleCode.Key(code))));
        }

        Assert.Equal(first, await host.ChainAsync(units[1]));
        Assert.Equal((2, 1), (host.Cache.DatabaseRounds - rounds, host.Cache.FirstAsks));
        foreach (var code in codes)
        {
            Assert.NotNull(await EntryAsync(host, ShelfId.OfCode(SampleCode.Key(code))));
        }
    }

    [Fact]
    public async Task GetChain_OfAUnitPackedLater_TheFirstTime_AsksTheDatabaseOnce()
    {
        await using var host = await StartAsync();
        var (stage, known) = (new LotStage(host.Data), SampleCode.OnLevel(1, 2));
        await stage.ActivateAsync(new(Case, 3), new(Box, 2), new(Unit, 1), new(known, 1));
        await host.ChainAsync(known);
        await stage.PackAsync(Unit, Box);
        await stage.PackAsync(Box, Case);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer) with { Hour = 3 }, Box);

        var rounds = host.Cache.DatabaseRounds;
        var chain = await host.ChainAsync(Unit);

        Assert.Equal(1, host.Cache.DatabaseRounds - rounds);
        Assert.Equal([Box, Case], chain.Path.Select(node => node.Code));
        Assert.Equal("S-1", Assert.Single(chain.Nodes).DocumentNumber);
    }

    [Fact]
    public async Task GetChain_OfAPackageTheFirstTime_IsLeasedAndFilled()
    {
        await using var host = await StartAsync();
        await host.Data.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit, 1, Box));
        await host.ChainAsync(Unit);

        await host.ChainAsync(Case);

        Assert.Equal(0, host.Cache.FirstAsks);
        Assert.NotNull(await EntryAsync(host, ShelfId.OfCode(SampleCode.Key(Case))));
    }

    [Fact]
    public async Task GetChain_FilledByAnotherHost_AsksTheDatabaseForTheGuessAndOnce()
    {
        // Room for one hint: as good as a host that has never seen the code.
        await using var host = await StartAsync(("Query:PathHintsAtMost", "1"));
        await host.Data.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit, 1, Box));
        var cold = await host.ChainAsync(Unit);

        var rounds = host.Cache.DatabaseRounds;
        var warm = await host.ChainAsync(Unit);

        Assert.Equal(cold, warm);
        Assert.Equal(2, host.Cache.DatabaseRounds - rounds);
        Assert.NotNull(await EntryAsync(host, ShelfId.OfCode(SampleCode.Key(Box))));
        Assert.NotNull(await EntryAsync(host, ShelfId.OfCode(SampleCode.Key(Case))));
    }

    [Fact]
    public async Task GetChain_NeverSeen_TellsWhatItsPackagesLeftAndWhoTookWhosePlace()
    {
        await using var host = await StartAsync();
        var (stage, other, former) = (new LotStage(host.Data), SampleCode.OnLevel(3, 2), SampleCode.OnLevel(1, 9));
        await stage.ActivateAsync(new(other, 3), new(Case, 3), new(Box, 2, other), new(Unit, 1, Box));
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), other);
        await stage.UnpackAsync(Box, other);
        await stage.PackAsync(Box, Case);
        await host.Data.RunAsync("insert_replacement", SampleCode.Key(former), SampleCode.Key(Unit));

        var cold = await host.ChainAsync(Unit);

        Assert.Equal([Box, Case], cold.Path.Select(node => node.Code));
        Assert.Equal(other, Assert.Single(cold.Nodes).Via);
        Assert.Equal(former, cold.Replaces);
    }

    [Fact]
    public async Task GetChain_KnownButAPackageHasChanged_IsPutTogetherAnew()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit, 1, Box));
        for (var call = 0; call < 4; call++)
        {
            Assert.Empty((await host.ChainAsync(Unit)).Nodes);
        }

        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);
        await EmptyAsync(host, Case);

        for (var call = 0; call < 3; call++)
        {
            Assert.Equal("S-1", Assert.Single((await host.ChainAsync(Unit)).Nodes).DocumentNumber);
        }
    }

    [Fact]
    public async Task GetChain_KnownToOneEnterprise_DoesNotExistForAnother()
    {
        await using var host = await StartAsync();
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1));
        for (var call = 0; call < 3; call++)
        {
            await host.ChainAsync(Unit);
        }

        var refused = await Assert.ThrowsAsync<RpcException>(() => host.ChainAsync(Unit, SampleData.Stranger));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task GetChain_MovedSinceThisProcessLooked_IsNotShownWhereItWas()
    {
        await using var host = await StartAsync();
        var (stage, other) = (new LotStage(host.Data), SampleCode.OnLevel(2, 2));
        await stage.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(other, 2), new(Unit, 1, Box));
        await host.ChainAsync(Unit);

        await stage.UnpackAsync(Unit, Box);
        await stage.PackAsync(Unit, other);
        await EmptyAsync(host, Unit);
        var moved = await host.ChainAsync(Unit);

        Assert.Equal([other], moved.Path.Select(node => node.Code));
        Assert.Equal(moved, await host.ChainAsync(Unit));
    }

    [Fact]
    public async Task GetChain_ChangedBehindTheShelf_ShowsItOnceTheShelfIsEmptied()
    {
        await using var host = await StartAsync();
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1));
        await host.ChainAsync(Unit);

        await host.Data.RunAsync("end_code", SampleCode.Key(Unit));
        var before = await host.ChainAsync(Unit);
        await EmptyAsync(host, Unit);
        var after = await host.ChainAsync(Unit);

        // What nobody has told the cache is not in the promise: this shows that the first answer came off the shelf.
        Assert.Equal((CodeState.Active, CodeState.Terminated), (before.State, after.State));
        Assert.Equal(CodeStatus.Voided, after.Status);
    }

    [Fact]
    public async Task GetChain_InAnOpenDocument_IsNotKept()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new PlacedCode(Unit, 1));
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer) with { IsOpen = true }, Unit);

        Assert.True(Assert.Single((await host.ChainAsync(Unit)).Nodes).Incomplete);

        Assert.Null(await EntryAsync(host, ShelfId.OfCode(SampleCode.Key(Unit))));
    }

    [Fact]
    public async Task GetChain_NotActivated_IsNotKept()
    {
        await using var host = await StartAsync();
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1, Box));

        await host.ChainAsync(Unit);

        Assert.NotNull(await EntryAsync(host, ShelfId.OfCode(SampleCode.Key(Unit))));
        Assert.Null(await EntryAsync(host, ShelfId.OfCode(SampleCode.Key(Box))));
    }

    [Fact]
    public async Task GetChain_AnEntryOfAnotherFormat_CountsAsMissing()
    {
        await using var host = await StartAsync();
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1));
        var pass = host.Shelf.Enter()!;
        await host.Redis.StringSetAsync(ShelfKeys.Code(pass.Generation, SampleCode.Key(Unit)), new byte[] { 99, 1, 2 });

        Assert.Equal(CodeState.Active, (await host.ChainAsync(Unit)).State);
    }

    [Fact]
    public async Task GetChain_AThousandAtOnce_WalkOnce()
    {
        await using var host = await StartAsync();
        await host.Data.ActivateAsync(new(Case, 3), new(Box, 2, Case), new(Unit, 1, Box));
        await host.ChainAsync(Unit);
        var pass = host.Shelf.Enter()!;
        foreach (var code in new[] { Unit, Box, Case })
        {
            await host.Redis.KeyDeleteAsync(ShelfKeys.Code(pass.Generation, SampleCode.Key(code)));
        }

        var rounds = host.Cache.DatabaseRounds;
        var chains = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => host.ChainAsync(Unit)));

        // One walk: a round for each of three levels, and one for what the last level names.
        Assert.All(chains, chain => Assert.Equal(2, chain.Path.Count));
        Assert.InRange(host.Cache.DatabaseRounds - rounds, 1, 4);
    }

    [Fact]
    public async Task GetChain_OfOnePalletAThousandTimesAtOnce_CountsItsContentsOnce()
    {
        await using var host = await StartAsync();
        string[] units = [.. Enumerable.Range(1, 40).Select(number => SampleCode.OnLevel(1, number))];
        await host.Data.ActivateAsync(
            [new(Case, 3), new(Box, 2, Case), .. units.Select(unit => new PlacedCode(unit, 1, Box))]);

        var chains = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => host.ChainAsync(Case)));

        // The code with what it names: three rounds; two levels of contents.
        Assert.All(
            chains,
            chain => Assert.Equal([(2u, 1ul), (1u, 40ul)], chain.Contents.Select(count => (count.Level, count.Codes))));
        Assert.InRange(host.Cache.DatabaseRounds, 1, 6);
    }

    [Fact]
    public async Task Contents_ChangedBehindTheShelf_ShowOnceTheShelfIsEmptied()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(new(Box, 2), new(Unit, 1, Box));
        await host.ChainAsync(Box);

        await stage.UnpackAsync(Unit, Box);
        var before = await host.ChainAsync(Box);
        var generation = host.Shelf.Enter()!.Generation;
        await host.Redis.KeyDeleteAsync(ShelfKeys.Children(generation, SampleCode.Key(Box)));
        var after = await host.ChainAsync(Box);

        Assert.Equal((1ul, 0ul), (before.Children, after.Children));
    }

    private async Task<QueryHost> StartAsync(params (string Name, string Value)[] settings)
    {
        // With patience: on a busy machine a late answer of Redis would send a request to the tables alone.
        var host = await QueryHost.StartCachedAsync(fixture, [("Query:Cache:CommandTimeout", "00:00:09"), .. settings]);
        for (var section = 101L; section < 115; section++)
        {
            await host.Data.RunAsync("insert_numbered_batch", section);
        }

        return host;
    }

    private static async Task<byte[]?> EntryAsync(QueryHost host, ShelfId id) =>
        Assert.Single((await host.Shelf.GetAsync(host.Shelf.Enter()!, [id], Cancellation))!);

    private static async Task EmptyAsync(QueryHost host, string code)
    {
        var generation = host.Shelf.Enter()!.Generation;
        await host.Redis.KeyDeleteAsync(
            [ShelfKeys.Code(generation, SampleCode.Key(code)), ShelfKeys.CodeLease(generation, SampleCode.Key(code))]);
    }
}
