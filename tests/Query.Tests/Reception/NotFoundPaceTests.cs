using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Reception;

/// <summary>Nobody learns from the time of an answer whether what does not exist for him exists for others.</summary>
public sealed class NotFoundPaceTests(QueryFixture fixture)
{
    private const string Unknown = "81000019999999999999";
    private static readonly string Unit = SampleCode.OnLevel(1, 1);

    // Far from both ends: a call either waits for the pace or has nothing to wait for.
    private static readonly (string Name, string Value) Pace = ("Query:NotFoundTime", "00:00:10");

    public static TheoryData<string> Questions => ["chain", "stream", "contents", "list", "export", "reconcile"];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task NotFound_OfWhatIsNowhereAndOfWhatIsSomebodyElses_WaitsForThePace(string question)
    {
        await using var host = await QueryHost.StartAsync(fixture, Pace);
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1));

        foreach (var code in new[] { Unknown, Unit })
        {
            var late = await Assert.ThrowsAsync<RpcException>(() => AskAsync(host, question, code, SampleData.Stranger));

            Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);
        }
    }

    [Fact]
    public async Task Chain_OfWhatIsThere_WaitsForNothing()
    {
        await using var host = await QueryHost.StartAsync(fixture, Pace);
        await host.Data.ActivateAsync(new PlacedCode(Unit, 1));

        Assert.Equal(Unit, (await host.ChainAsync(Unit)).Code);
    }

    private static async Task AskAsync(QueryHost host, string question, string code, long enterprise)
    {
        var options = new CallOptions(
            QueryHost.As(enterprise),
            TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(1),
            TestContext.Current.CancellationToken);
        switch (question)
        {
            case "chain":
                await host.Client.GetChainAsync(new GetChainRequest { Code = code }, options);
                break;
            case "stream":
                using (var call = host.Client.StreamChains(options))
                {
                    await call.RequestStream.WriteAsync(new StreamChainsRequest { Codes = { code } });
                    await call.ResponseStream.MoveNext(options.CancellationToken);
                }

                break;
            case "contents":
                using (var call = host.Client.GetContents(new GetContentsRequest { Code = code }, options))
                {
                    await call.ResponseStream.MoveNext(options.CancellationToken);
                }

                break;
            case "list":
                var document = new DocumentSelection { Kind = FlowKind.Shipping, DocumentNumber = code };
                await host.Client.ListCodesAsync(
                    new ListCodesRequest { Selection = new CodeSelection { Document = document } }, options);
                break;
            case "export":
                await host.Exports.GetExportAsync(new GetExportRequest { ExportId = 7 }, options);
                break;
            default:
                var lot = new ReconcileLotRequest { LotNumber = code, Product = new ProductReference { ProductCode = "P-1" } };
                using (var call = host.Reconcile.ReconcileLot(lot, options))
                {
                    await call.ResponseStream.MoveNext(options.CancellationToken);
                }

                break;
        }
    }
}
