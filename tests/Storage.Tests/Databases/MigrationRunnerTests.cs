using TraceEngine.Storage.Databases;

namespace TraceEngine.Storage.Tests.Databases;

public sealed class MigrationRunnerTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_Twice_AppliesEachScriptOnceInOrder()
    {
        var database = await fixture.NewDatabaseAsync();
        var runner = Runner(database, "New");

        Assert.Equal(["0001_things", "0002_colour"], runner.Pending());
        Assert.Equal(["0001_things", "0002_colour"], await runner.MigrateAsync(Ct));
        Assert.Empty(await runner.MigrateAsync(Ct));
        Assert.Empty(runner.Pending());
        Assert.Equal("1 costs $1$ or $$", await TestDatabase.ScalarAsync(database, "read_things"));
    }

    [Fact]
    public async Task Migrate_OlderSchema_AppliesOnlyWhatIsMissing()
    {
        var database = await fixture.NewDatabaseAsync();
        await Runner(database, "Old").MigrateAsync(Ct);

        Assert.Equal(["0002_colour"], await Runner(database, "New").MigrateAsync(Ct));
    }

    [Fact]
    public async Task Migrate_SchemaNewerThanProgram_RefusesAndNamesIt()
    {
        var database = await fixture.NewDatabaseAsync();
        await Runner(database, "New").MigrateAsync(Ct);

        var refused = await Assert.ThrowsAsync<MigrationException>(() => Runner(database, "Old").MigrateAsync(Ct));

        Assert.Contains("0002_colour", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_ScriptFails_LeavesNothingOfItAndNamesIt()
    {
        var database = await fixture.NewDatabaseAsync();

        var failed = await Assert.ThrowsAsync<MigrationException>(() => Runner(database, "Broken").MigrateAsync(Ct));

        Assert.Contains("0002_breaks", failed.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await TestDatabase.ScalarAsync(database, "count_half"));
        Assert.Equal(["0002_breaks"], Runner(database, "Broken").Pending());
    }

    [Fact]
    public async Task Migrate_FourHostsAtOnce_ApplyEachScriptOnce()
    {
        var database = await fixture.NewDatabaseAsync();

        var applied = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Task.Run(() => Runner(database, "New").MigrateAsync(Ct))));

        Assert.Equal(2, applied.Sum(names => names.Count));
    }

    private static MigrationRunner Runner(string database, string set) =>
        new(database, null, typeof(MigrationRunnerTests).Assembly, $"TraceEngine.Storage.Tests.{set}Migrations.");
}
