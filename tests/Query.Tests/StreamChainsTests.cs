using Grpc.Core;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Query.Tests.Reconcile;

namespace TraceEngine.Query.Tests;

public sealed class StreamChainsTests(QueryFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StreamChains_OfAPallet_SendsWhatIsSharedOnce()
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:ChainStreamPartCodes", "7"));
        var (box, crate) = (SampleCode.OnLevel(2, 1), SampleCode.OnLevel(3, 1));
        string[] units = [.. Enumerable.Range(1, 20).Select(number => SampleCode.OnLevel(1, number))];
        await host.Data.ActivateAsync(
            [.. units.Select(unit => new PlacedCode(unit, 1, box)), new PlacedCode(box, 2, crate), new PlacedCode(crate, 3)]);
        await new LotStage(host.Data).ReportAsync(Report.Ship("SO-1", SampleData.Producer, SampleData.Dealer), crate);

        var answers = await AskAsync(host, SampleData.Producer, [.. units, crate]);
        var chains = answers.SelectMany(answer => answer.Chains).ToList();

        Assert.Equal(Enumerable.Range(0, 21), chains.Select(chain => (int)chain.Index));
        Assert.Equal([.. units, crate], chains.Select(chain => chain.Code));
        Assert.Single(answers.SelectMany(answer => answer.Documents));
        Assert.Single(answers.SelectMany(answer => answer.Goods));
        Assert.Single(answers.SelectMany(answer => answer.Activations));
        Assert.Equal([crate, box], answers.SelectMany(answer => answer.Packages).Select(package => package.Node.Code));

        // The units inherited it; the case was named itself.
        var histories = answers.SelectMany(answer => answer.Histories).ToList();
        Assert.Equal([crate, string.Empty], histories.Select(history => Assert.Single(history.Vias)));
        Assert.All(
            chains.Take(20),
            chain => Assert.Equal((1u, 2u, CodeStatus.InTransit), (chain.History, chain.Package, chain.Status)));
        Assert.Equal((2u, 0u, 1ul), (chains[20].History, chains[20].Package, chains[20].Children));
        Assert.Equal([(2u, 1ul), (1u, 20ul)], chains[20].Contents.Select(count => (count.Level, count.Codes)));
    }

    [Fact]
    public async Task StreamChains_WithBadAndUnknownCodes_AnswersTheRest()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var unit = SampleCode.OnLevel(1, 1);
        await host.Data.ActivateAsync(new PlacedCode(unit, 1));

        var answers = await AskAsync(host, SampleData.Producer, ["8190", SampleCode.OnLevel(1, 9), unit, "１２３"]);
        var foreign = await AskAsync(host, SampleData.Stranger, [unit]);

        var chains = answers.SelectMany(answer => answer.Chains).ToList();
        Assert.Equal(
            [Reason.CodeBadLength, Reason.NotActive, Reason.Unspecified], chains.Take(3).Select(chain => chain.Fault));
        Assert.NotEqual(Reason.Unspecified, chains[3].Fault);
        Assert.Equal(Reason.NotActive, Assert.Single(foreign.SelectMany(answer => answer.Chains)).Fault);
        Assert.All(foreign, answer => Assert.Empty(answer.Activations));
    }

    [Fact]
    public async Task StreamChains_OneCodeTooMany_IsRefusedAndNamesTheLimit()
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:ChainStreamCodesAtMost", "3"));
        var unit = SampleCode.OnLevel(1, 1);
        await host.Data.ActivateAsync(new PlacedCode(unit, 1));
        using var call = host.Client.StreamChains(QueryHost.As(SampleData.Producer), cancellationToken: Cancellation);

        await call.RequestStream.WriteAsync(new StreamChainsRequest { Codes = { unit, unit, unit } }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        await call.RequestStream.WriteAsync(new StreamChainsRequest { Codes = { unit } }, Cancellation);
        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("最多 3 个追溯码", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamChains_EveryChain_IsThatOfGetChain()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        var (unit, box) = (SampleCode.OnLevel(1, 1), SampleCode.OnLevel(2, 1));
        await host.Data.ActivateAsync(new(unit, 1, box), new(box, 2));
        await host.Data.AddTextAsync(unit, $" {unit}");

        foreach (var code in new[] { unit, box })
        {
            var whole = await host.ChainAsync(code);
            var answer = Assert.Single(await AskAsync(host, SampleData.Producer, [code]));
            var chain = Assert.Single(answer.Chains);

            Assert.Equal(whole.Activation, Assert.Single(answer.Activations).Activation);
            Assert.Equal(whole.Lot, Assert.Single(answer.Goods).Lot);
            Assert.Equal(
                (whole.Level, whole.State, whole.Status, whole.Original, whole.Children, whole.Product.LevelName),
                (chain.Level, chain.State, chain.Status, chain.Original, chain.Children, chain.LevelName));
            Assert.Equal(whole.CurrentProduct.LevelName, chain.CurrentLevelName);
            Assert.Equal(whole.Path, answer.Packages.Reverse().Select(package => package.Node));
            Assert.Equal(whole.Contents, chain.Contents);
        }
    }

    private static async Task<List<StreamChainsResponse>> AskAsync(QueryHost host, long enterpriseId, string[] codes)
    {
        using var call = host.Client.StreamChains(QueryHost.As(enterpriseId), cancellationToken: Cancellation);
        var reading = ReadAsync(call.ResponseStream);
        await call.RequestStream.WriteAsync(new StreamChainsRequest { Codes = { codes } }, Cancellation);
        await call.RequestStream.CompleteAsync();
        return await reading;
    }

    private static async Task<List<StreamChainsResponse>> ReadAsync(IAsyncStreamReader<StreamChainsResponse> responses)
    {
        var answers = new List<StreamChainsResponse>();
        await foreach (var answer in responses.ReadAllAsync(Cancellation))
        {
            answers.Add(answer);
        }

        return answers;
    }
}
