using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>
/// One server with a producer and two distributors for all tests of a class: each test takes names and serials of its own.
/// </summary>
public sealed class FlowServer(ServersFixture fixture) : IAsyncLifetime
{
    // Units in a case have four times its serial: from here on they are far from the serials of everything else.
    private const int FirstSerial = 100_000_000;

    private int _names;

    public TestServer Server { get; private set; } = null!;

    internal FlowParticipant Maker { get; private set; } = null!;

    internal FlowParticipant Dealer { get; private set; } = null!;

    internal FlowParticipant Shop { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A name that no other test has.</summary>
    public string NextName() => $"SO-{Interlocked.Increment(ref _names)}";

    /// <summary>Serials that no other test has: 1,000 units, 1,000 boxes and 1,000 cases.</summary>
    public int NextSerial() => FirstSerial + (Interlocked.Increment(ref _names) * 1000);

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync(fixture);
        Maker = await AddAsync(1, EnterpriseRole.DrugProducer);
        Dealer = await AddAsync(2, EnterpriseRole.Distributor);
        Shop = await AddAsync(3, EnterpriseRole.Distributor);
        await using var client = Server.Connect(Maker.Enterprise);
        await client.RegisterProductAsync(TestData.Product(), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Maker.Dispose();
        Dealer.Dispose();
        Shop.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Activates units without packages: their codes.</summary>
    public async Task<string[]> ActivateUnitsAsync(int count, string lot = "L2026001")
    {
        var section = TestData.Units(NextSerial(), count, lot);
        await ActivateAsync(section);
        return [.. section.Codes.Text.Values];
    }

    /// <summary>Activates a case with two boxes of two units each: case, box, unit, unit, box, unit, unit.</summary>
    public async Task<string[]> ActivateCaseAsync(string lot = "L2026001")
    {
        var section = TestData.Case(NextSerial(), boxes: 2, units: 2, lot);
        await ActivateAsync(section);
        return [.. section.Codes.Text.Values];
    }

    /// <summary>Activates rows as the maker.</summary>
    public async Task ActivateAsync(ActivationSection section, string? stream = null)
    {
        using var call = await Maker.Client.OpenAsync(stream ?? NextName());
        Refusals.AssertNone(await call.WriteAsync(1, section), section.Codes.Text.Values.Count);
        await call.CompleteAsync();
    }

    /// <summary>A row of the tables.</summary>
    public Task<T> ReadAsync<T>(string sql, params object[] parameters) => Server.ReadAsync<T>(sql, parameters);

    /// <summary>States as stored: 0 live, 1 voided, 2 destroyed, 3 replaced, 4 sampled, 5 activation withdrawn.</summary>
    public async Task<string> StatesAsync(IEnumerable<string> codes)
    {
        var states = new List<short>();
        foreach (var code in codes)
        {
            states.Add(await ReadAsync<short>("SELECT state FROM codes WHERE encode(code, 'hex') = $1", $"14{code}"));
        }

        return string.Join(',', states);
    }

    /// <summary>A distributor that may name codes which nobody has activated.</summary>
    internal async Task<FlowParticipant> AddOpenDistributorAsync(int number)
    {
        var enterprise = await Server.AddEnterpriseAsync(number, Strictness.Open, EnterpriseRole.Distributor);
        return new FlowParticipant(enterprise, Server.ConnectRaw(enterprise));
    }

    private async Task<FlowParticipant> AddAsync(int number, EnterpriseRole role)
    {
        var enterprise = await Server.AddEnterpriseAsync(number, role);
        return new FlowParticipant(enterprise, Server.ConnectRaw(enterprise));
    }
}
