using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Storage.Tests.Databases;

public sealed class TraceDataSourceTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Create_SessionSettings_ReachTheServer()
    {
        var options = new TraceDataSourceOptions
        {
            ApplicationName = "line seven",
            LockTimeout = TimeSpan.FromSeconds(7),
            SessionSettings = new Dictionary<string, string> { ["work_mem"] = "5 MB" },
        };
        await using var source = TraceDataSource.Create(await fixture.NewDatabaseAsync(), options);

        Assert.Equal("off 7s line seven 5MB", await ReadAsync(source));
    }

    [Fact]
    public async Task Create_ConnectionStringSaysOtherwise_Wins()
    {
        var given = new NpgsqlConnectionStringBuilder(await fixture.NewDatabaseAsync())
        {
            ApplicationName = "mine",
            Options = "-c lock_timeout=3s -c work_mem=6MB",
        };
        await using var source = TraceDataSource.Create(given.ConnectionString);

        Assert.Equal("off 3s mine 6MB", await ReadAsync(source));
    }

    private static async Task<object?> ReadAsync(NpgsqlDataSource source)
    {
        var sql = SqlText.Load(typeof(TraceDataSourceTests).Assembly, "read_session_settings");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
