using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Ingesting;

public sealed class RoundTripTests(ServersFixture fixture) : IAsyncLifetime
{
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(fixture);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Stream_CaseWithBoxesAndUnits_IsAckedStoredAndAnswered()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var client = _server.Connect(await _server.AddEnterpriseAsync());
        await client.RegisterProductAsync(TestData.Product(), cancellation);
        var acks = new List<BatchAck>();
        await using var stream = await client.OpenActivationStreamAsync(
            "line-1", new ActivationStreamOptions { OnAnswer = answer => acks.Add(answer.Ack) }, cancellation);

        await stream.SendAsync(TestData.Batch(TestData.Case(1)), cancellation);
        await stream.SendAsync(TestData.Batch(TestData.Case(2)), cancellation);
        await stream.CompleteAsync(cancellation);

        Assert.Equal([1ul, 2ul], acks.Select(ack => ack.Sequence));
        Assert.All(acks, ack => Assert.Equal((111u, 0u, 0u), (ack.Accepted, ack.Refused, ack.OpenParents)));
        Assert.Equal(222, await _server.CountAsync("codes"));
        Assert.Equal(22, await _server.CountAsync("packagings"));
        Assert.Equal(2, await _server.CountAsync("batches"));
        var chain = await client.FindChainAsync(TestData.Code(TestData.UnitPrefix, 100), cancellation);
        Assert.NotNull(chain);
        Assert.Equal(
            [TestData.Code(TestData.BoxPrefix, 10), TestData.Code(TestData.CasePrefix, 1)],
            chain.Path.Select(node => node.Code));
        Assert.Equal("L2026001", chain.Lot.LotNumber);
        var whole = await client.FindChainAsync(TestData.Code(TestData.CasePrefix, 1), cancellation);
        Assert.NotNull(whole);
        Assert.Equal((10ul, 110ul), (whole.Children, whole.Contents.Aggregate(0ul, (sum, level) => sum + level.Codes)));
    }
}
