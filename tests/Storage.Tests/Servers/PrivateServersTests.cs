using Npgsql;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Storage.Tests.Servers;

public sealed class PrivateServersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondStart_AfterDispose_KeepsTheData()
    {
        using var folder = new TemporaryFolder("/data");
        await using (var first = await StartAsync(folder.Path))
        {
            await ExecuteAsync(first, "create_notes");
            Assert.StartsWith("!/", first.RedisConnectionString, StringComparison.Ordinal);
        }

        await using var second = await StartAsync(folder.Path);

        Assert.Equal(1L, await ExecuteAsync(second, "count_notes"));
    }

    [Theory]
    [InlineData("/a folder with spaces, and a comma/data")]
    [InlineData("/a-folder-so-deep-that-no-socket-fits/0123456789012345678901234567890123456789/0123456789/data")]
    public async Task Start_PathNoSocketCanHave_TakesAnotherSocketFolderAndRemovesIt(string suffix)
    {
        using var folder = new TemporaryFolder(suffix);
        string socketFolder;
        await using (var servers = await StartAsync(folder.Path))
        {
            socketFolder = new NpgsqlConnectionStringBuilder(servers.PostgresConnectionString).Host!;
            await ExecuteAsync(servers, "create_notes");
            Assert.NotNull(servers.RedisConnectionString);
        }

        Assert.False(Directory.Exists(socketFolder));
    }

    [Fact]
    public async Task Start_ParentFolderClosedToOthers_StillRuns()
    {
        using var folder = new TemporaryFolder("/closed/data");
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Path)!);
        File.SetUnixFileMode(
            Path.GetDirectoryName(folder.Path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            await using (var first = await StartAsync(folder.Path))
            {
                await ExecuteAsync(first, "create_notes");
            }
            await using var second = await StartAsync(folder.Path);
            Assert.Equal(1L, await ExecuteAsync(second, "count_notes"));
        }
        finally
        {
            // Root's server runs as another user, that can't get in there: it is kept where this file says.
            var note = Path.Combine(folder.Path, "servers.location");
            if (File.Exists(note))
            {
                Directory.Delete((await File.ReadAllTextAsync(note, Ct)).Trim(), recursive: true);
            }
        }
    }

    [Fact]
    public async Task Start_FolderInUse_SaysByWhom()
    {
        using var folder = new TemporaryFolder("/data");
        await using var first = await StartAsync(folder.Path);

        var refused = await Assert.ThrowsAsync<PrivateServersException>(() => StartAsync(folder.Path));

        Assert.Contains($"{Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attach_WhileAnotherRuns_GivesItsServersAndLeavesThemAlone()
    {
        using var folder = new TemporaryFolder("/data");
        await using var first = await StartAsync(folder.Path);
        await ExecuteAsync(first, "create_notes");

        await using (var beside = await PrivateServers.AttachOrStartAsync(Options(folder.Path), TimeProvider.System, null, Ct))
        {
            Assert.True(beside.IsAttached);
            Assert.Equal(first.RedisConnectionString, beside.RedisConnectionString);
            Assert.Equal(1L, await ExecuteAsync(beside, "count_notes"));
        }

        Assert.Equal(1L, await ExecuteAsync(first, "count_notes"));
    }

    [Fact]
    public async Task Attach_NobodyRuns_FindsNothing()
    {
        using var folder = new TemporaryFolder("/data");

        Assert.Null(await PrivateServers.TryAttachAsync(Options(folder.Path), TimeProvider.System, Ct));
        await (await StartAsync(folder.Path)).DisposeAsync();
        Assert.Null(await PrivateServers.TryAttachAsync(Options(folder.Path), TimeProvider.System, Ct));
    }

    [Fact]
    public async Task Start_LockFileNamesALivingStranger_StartsAndLeavesTheStrangerAlone()
    {
        using var folder = new TemporaryFolder("/data");
        await (await StartAsync(folder.Path)).DisposeAsync();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "postgres", "postmaster.pid"), $"{Environment.ProcessId}\n{folder.Path}/postgres\n", Ct);

        await using var servers = await StartAsync(folder.Path);

        Assert.NotEqual(Environment.ProcessId, servers.PostgresProcessId);
    }

    [Fact]
    public async Task Start_HalfMadeDatabaseFolder_IsMadeAnew()
    {
        using var folder = new TemporaryFolder("/data");
        Directory.CreateDirectory(Path.Combine(folder.Path, "postgres.new", "base"));
        File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherExecute);

        await using var servers = await StartAsync(folder.Path);

        await ExecuteAsync(servers, "create_notes");
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "postgres.new")));
    }

    [Fact]
    public async Task Start_RedisMissing_ReportsItAndGoesOn()
    {
        using var folder = new TemporaryFolder("/data");

        await using var servers = await PrivateServers.StartAsync(
            Options(folder.Path) with { RedisProgram = "/nonexistent/redis-server" }, TimeProvider.System, null, Ct);

        Assert.Null(servers.RedisConnectionString);
        Assert.NotNull(servers.RedisProblem);
        await ExecuteAsync(servers, "create_notes");
    }

    [Fact]
    public async Task Start_SettingPostgresRefuses_QuotesItsLogAndLeavesNothingRunning()
    {
        using var folder = new TemporaryFolder("/data");
        var broken = Options(folder.Path) with
        {
            PostgresSettings = new Dictionary<string, string> { ["max_connections"] = "'many'" },
        };

        var refused = await Assert.ThrowsAsync<PrivateServersException>(
            () => PrivateServers.StartAsync(broken, TimeProvider.System, null, Ct));

        Assert.Contains("max_connections", refused.Message, StringComparison.Ordinal);
        await using var servers = await StartAsync(folder.Path);
    }

    [Fact]
    public async Task Ephemeral_TwoAtOnce_AreApartAndGoneAfterwards()
    {
        var options = new PrivateServersOptions { Ephemeral = true };
        string[] folders;
        await using (var one = await PrivateServers.StartAsync(options, TimeProvider.System, null, Ct))
        await using (var two = await PrivateServers.StartAsync(options, TimeProvider.System, null, Ct))
        {
            await ExecuteAsync(one, "create_notes");
            await ExecuteAsync(two, "create_notes");
            folders = [one.DataFolder, two.DataFolder];
        }

        Assert.All(folders, folder => Assert.False(Directory.Exists(folder)));
    }

    [Fact]
    public async Task PrivatePostgres_AsRoot_RunsAsAnotherUser()
    {
        await using var servers = await PrivateServers.StartAsync(
            new PrivateServersOptions { Ephemeral = true }, TimeProvider.System, null, Ct);

        var status = await File.ReadAllLinesAsync($"/proc/{servers.PostgresProcessId}/status", Ct);

        Assert.DoesNotContain("Uid:\t0\t0\t0\t0", status);
    }

    private static PrivateServersOptions Options(string folder) => new() { DataFolder = folder };

    private static Task<PrivateServers> StartAsync(string folder) =>
        PrivateServers.StartAsync(Options(folder), TimeProvider.System, null, Ct);

    private static async Task<object?> ExecuteAsync(PrivateServers servers, string sql) =>
        await TestDatabase.ScalarAsync(servers.PostgresConnectionString, sql);
}
