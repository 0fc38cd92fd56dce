using TraceEngine.Storage.Servers;

[assembly: AssemblyFixture(typeof(TraceEngine.Functional.Tests.Kit.ServersFixture))]

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>One throw-away PostgreSQL for all tests of the project; each class has a database of its own in it.</summary>
public sealed class ServersFixture : IAsyncLifetime
{
    private int _databases;

    public PrivateServers Servers { get; private set; } = null!;

    public string NextDatabaseName() => $"t{Interlocked.Increment(ref _databases)}";

    public async ValueTask InitializeAsync() => Servers = await PrivateServers.StartAsync(
        new PrivateServersOptions { Ephemeral = true, SharedBuffersMiBAtMost = 256 },
        TimeProvider.System,
        null,
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Servers.DisposeAsync();
}
