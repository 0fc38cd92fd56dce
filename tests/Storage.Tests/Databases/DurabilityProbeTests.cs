using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Storage.Tests.Databases;

public sealed class DurabilityProbeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_PrivateServer_FindsNothing()
    {
        await using var servers = await StartAsync([]);
        await using var source = TraceDataSource.Create(servers.PostgresConnectionString);

        Assert.Empty(await DurabilityProbe.CheckAsync(source, allowUnsafe: false, Ct));
    }

    [Fact]
    public async Task Check_EverythingOff_RefusesAndNamesEachWithTheWayOut()
    {
        await using var servers = await StartAsync(new()
        {
            ["fsync"] = "off",
            ["full_page_writes"] = "off",
            ["synchronous_commit"] = "off",
        });
        await using var source = TraceDataSource.Create(servers.PostgresConnectionString);

        var refused = await Assert.ThrowsAsync<DurabilityException>(
            () => DurabilityProbe.CheckAsync(source, allowUnsafe: false, Ct));

        Assert.Equal(["fsync", "full_page_writes", "synchronous_commit"], refused.Problems.Select(problem => problem.Setting));
        Assert.Contains("fsync = off", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--allow-unsafe", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await DurabilityProbe.CheckAsync(source, allowUnsafe: true, Ct)).Count);
    }

    [Theory]
    [InlineData("140012", false)]
    [InlineData("150018", true)]
    [InlineData("180003", true)]
    [InlineData("190000", false)]
    public void Judge_ServerVersion_AcceptsFifteenToEighteen(string version, bool accepted)
    {
        var settings = new Dictionary<string, string>
        {
            ["fsync"] = "on",
            ["full_page_writes"] = "on",
            ["synchronous_commit"] = "on",
            ["server_version_num"] = version,
        };

        Assert.Equal(accepted, DurabilityProbe.Judge(settings).Count == 0);
    }

    private static Task<PrivateServers> StartAsync(Dictionary<string, string> settings) => PrivateServers.StartAsync(
        new PrivateServersOptions { Ephemeral = true, WithRedis = false, PostgresSettings = settings },
        TimeProvider.System, null, Ct);
}
