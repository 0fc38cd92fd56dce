using TraceEngine.Storage.Servers;

namespace TraceEngine.Storage.Tests.Servers;

/// <summary>However the host ends, nothing of it keeps running and the next start copes with what is left.</summary>
public sealed class HostDeathTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData((int)Signal.Kill, 128 + 9)]
    [InlineData((int)Signal.Terminate, 0)]
    [InlineData((int)Signal.Interrupt, 0)]
    public async Task Host_EndedBySignal_TakesItsServersAlongAndKeepsTheData(int signal, int exitCode)
    {
        using var folder = new TemporaryFolder("/data");
        using var host = await HostProcess.StartAsync(folder.Path);
        var attached = await PrivateServers.TryAttachAsync(Options(folder.Path), TimeProvider.System, Ct);
        await TestDatabase.ScalarAsync(attached!.PostgresConnectionString, "create_notes");

        Assert.Equal(exitCode, await host.EndAsync((Signal)signal));
        await ProcessEnd.OfAsync(host.Postgres);
        await ProcessEnd.OfAsync(host.Redis);

        await using var next = await PrivateServers.StartAsync(Options(folder.Path), TimeProvider.System, null, Ct);
        Assert.Equal(1L, await TestDatabase.ScalarAsync(next.PostgresConnectionString, "count_notes"));
    }

    [Fact]
    public async Task NextStart_WhileTheOldServerStillShutsDown_WaitsForIt()
    {
        using var folder = new TemporaryFolder("/data");
        using var host = await HostProcess.StartAsync(folder.Path);

        await host.EndAsync(Signal.Kill); // and no waiting for its servers

        await using var next = await PrivateServers.StartAsync(Options(folder.Path), TimeProvider.System, null, Ct);
        await TestDatabase.ScalarAsync(next.PostgresConnectionString, "create_notes");
        Assert.NotEqual(host.Postgres, next.PostgresProcessId);
    }

    [Fact]
    public async Task NextStart_AllKilledAtOnce_RecoversTheCommitted()
    {
        using var folder = new TemporaryFolder("/data");
        using var host = await HostProcess.StartAsync(folder.Path);
        var attached = await PrivateServers.TryAttachAsync(Options(folder.Path), TimeProvider.System, Ct);
        await TestDatabase.ScalarAsync(attached!.PostgresConnectionString, "create_notes");

        Signal.Kill.SendTo(host.Postgres);
        Signal.Kill.SendTo(host.Redis);
        await host.EndAsync(Signal.Kill);

        await using var next = await PrivateServers.StartAsync(Options(folder.Path), TimeProvider.System, null, Ct);
        Assert.Equal(1L, await TestDatabase.ScalarAsync(next.PostgresConnectionString, "count_notes"));
    }

    private static PrivateServersOptions Options(string folder) => new() { DataFolder = folder };
}
