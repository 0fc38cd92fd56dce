using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>One server with a producer that registered a drug by JSON, and a distributor, for all tests of a class.</summary>
public sealed class JsonServer(ServersFixture fixture) : IAsyncLifetime
{
    private int _names;

    /// <summary>For servers of a test's own.</summary>
    public ServersFixture Fixture => fixture;

    public TestServer Server { get; private set; } = null!;

    public TestEnterprise ProducerKey { get; private set; } = null!;

    public TestEnterprise DistributorKey { get; private set; } = null!;

    internal JsonCaller Producer { get; private set; } = null!;

    internal JsonCaller Distributor { get; private set; } = null!;

    /// <summary>A document number that no other test has.</summary>
    public string NextNumber() => $"DOC-{Interlocked.Increment(ref _names)}";

    /// <summary>Serials that no other test has.</summary>
    public int NextSerial() => Interlocked.Increment(ref _names) * 100;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync(fixture);
        ProducerKey = await Server.AddEnterpriseAsync(1, EnterpriseRole.DrugProducer, EnterpriseRole.ConsumableProducer);
        DistributorKey = await Server.AddEnterpriseAsync(2, EnterpriseRole.Distributor);
        Producer = new JsonCaller(Server.JsonEndpoint, ProducerKey);
        Distributor = new JsonCaller(Server.JsonEndpoint, DistributorKey);
        var answer = await Producer.CallAsync("/domDrugInfo", JsonDocuments.Drug("DRUG-1", ProducerKey.CreditCode));
        Assert.True(answer.Code == 0, answer.Text);
    }

    public async ValueTask DisposeAsync()
    {
        Producer.Dispose();
        Distributor.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A case with one box of two units, activated by JSON: its codes, the case first.</summary>
    internal async Task<IReadOnlyList<string>> ActivateCaseAsync()
    {
        var rows = JsonDocuments.Case(NextSerial());
        var answer = await Producer.CallAsync("/tracCodgInfo", JsonDocuments.Codes(NextNumber(), rows));
        Assert.True(answer.Code == 0, answer.Text);
        return [.. rows.Select(row => row.Code)];
    }

    /// <summary>The chain as the gRPC client of an enterprise gets it.</summary>
    internal async Task<Chain> ChainAsync(string code, TestEnterprise? enterprise = null)
    {
        await using var client = Server.Connect(enterprise ?? ProducerKey);
        return await client.FindChainAsync(code, TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException($"{code} has no chain");
    }
}
