using TraceEngine.Contracts.Parties;
using TraceEngine.Functional.Tests.Flows;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Postgres;

/// <summary>A server with the enterprises and products of the <see cref="World"/>; a history takes serials of its own.</summary>
public sealed class HistoryServer(ServersFixture fixture) : IAsyncLifetime
{
    private const int PrefixesBetweenProducts = 10;

    private readonly List<FlowParticipant> _participants = [];
    private int _histories;

    internal TestServer Server { get; private set; } = null!;

    /// <summary>How it differs from the server that people start.</summary>
    internal ServerSetup Setup { get; init; } = new();

    internal IReadOnlyList<FlowParticipant> Participants => _participants;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync(fixture, Setup);
        for (var one = 0; one < World.Enterprises; one++)
        {
            var role = World.IsProducer(one) ? EnterpriseRole.DrugProducer : EnterpriseRole.Distributor;
            var enterprise = await Server.AddEnterpriseAsync(one + 1, role);
            _participants.Add(new FlowParticipant(enterprise, Server.ConnectRaw(enterprise)));
            if (World.IsProducer(one))
            {
                await using var client = Server.Connect(enterprise);
                await client.RegisterProductAsync(
                    TestData.Product(ProductOf(one), one * PrefixesBetweenProducts), TestContext.Current.CancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _participants.ForEach(participant => participant.Dispose());
        await Server.DisposeAsync();
    }

    /// <summary>A number that no other history has.</summary>
    internal int NextHistory() => Interlocked.Increment(ref _histories);

    internal static string ProductOf(int producer) => $"P{producer + 1}";

    /// <summary>A code of the world as a history prints it.</summary>
    internal static string TextOf(int history, int code)
    {
        var prefix = int.Parse(TestData.UnitPrefix, System.Globalization.CultureInfo.InvariantCulture)
            + (World.ProductOf(code) * PrefixesBetweenProducts) + World.LevelOf(code) - 1;
        return TestData.Code($"{prefix}", (history * World.Codes) + code);
    }
}
