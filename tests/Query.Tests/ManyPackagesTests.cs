using Grpc.Core;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests;

/// <summary>What is inside many packages of one stream of chains: counted together, told of each.</summary>
public sealed class ManyPackagesTests(QueryFixture fixture)
{
    private const int Pallets = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200_000)]
    [InlineData(60)]
    [InlineData(7)]
    public async Task StreamChains_OfManyPackages_CountsEachAsGetChainDoes(int budget)
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:ContentNodeBudget", $"{budget}"));
        var stock = Stock();
        await host.Data.ActivateAsync(stock);
        string[] packages = [.. stock.Where(code => code.Level > 1).Select(code => code.Code)];

        // A case before and behind its boxes, and twice.
        var chains = await AskAsync(host, [.. packages, .. packages.Reverse()]);

        Assert.Equal(2 * packages.Length, chains.Count);
        foreach (var chain in chains)
        {
            var alone = await host.ChainAsync(chain.Code);
            Assert.Equal((alone.Children, alone.ContentsTruncated), (chain.Children, chain.ContentsTruncated));
            Assert.Equal(alone.Contents, chain.Contents);
        }

        Assert.Equal(budget < 60, chains.Any(chain => chain.ContentsTruncated && chain.Level == 2));
    }

    [Fact]
    public async Task StreamChains_OfManyPackages_AsksAsOften_AsItHasGroupsNotPackages()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var stock = Stock();
        await host.Data.ActivateAsync(stock);

        var rounds = host.Cache.DatabaseRounds;
        var chains = await AskAsync(host, [.. stock.Where(code => code.Level == 2).Select(code => code.Code)]);

        Assert.Equal(Pallets * (Pallets + 1) / 2, chains.Count);
        Assert.InRange(host.Cache.DatabaseRounds - rounds, 1, 8);
    }

    // Case n holds n boxes, the first of them 9 units, the others one each.
    private static PlacedCode[] Stock()
    {
        var (codes, boxes, units) = (new List<PlacedCode>(), 0, 0);
        for (var pallet = 1; pallet <= Pallets; pallet++)
        {
            var outer = SampleCode.OnLevel(3, pallet);
            codes.Add(new PlacedCode(outer, 3));
            for (var box = 0; box < pallet; box++)
            {
                var inner = SampleCode.OnLevel(2, ++boxes);
                codes.Add(new PlacedCode(inner, 2, outer));
                for (var unit = 0; unit < (box == 0 ? 9 : 1); unit++)
                {
                    codes.Add(new PlacedCode(SampleCode.OnLevel(1, ++units), 1, inner));
                }
            }
        }

        return [.. codes];
    }

    private static async Task<List<StreamedChain>> AskAsync(QueryHost host, string[] codes)
    {
        using var call = host.Client.StreamChains(QueryHost.As(SampleData.Producer), cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new StreamChainsRequest { Codes = { codes } }, Cancellation);
        await call.RequestStream.CompleteAsync();
        var chains = new List<StreamedChain>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            chains.AddRange(answer.Chains);
        }

        return chains;
    }
}
