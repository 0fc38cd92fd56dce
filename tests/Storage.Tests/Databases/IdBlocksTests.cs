using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Storage.Tests.Databases;

public sealed class IdBlocksTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Next_ManyCallersOnTwoHosts_NeverGivesAnIdTwice()
    {
        await using var source = await NewSourceAsync();
        var options = new IdBlocksOptions { BlockSize = 50 };
        using var one = new IdBlocks(source, TimeProvider.System, options);
        using var two = new IdBlocks(source, TimeProvider.System, options);

        var taken = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(caller => Task.Run(() => TakeAsync(caller % 2 == 0 ? one : two, caller))));

        var all = taken.SelectMany(ids => ids).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.DoesNotContain(all, id => id < 1);

        static async Task<List<long>> TakeAsync(IdBlocks blocks, int caller)
        {
            var ids = new List<long>();
            for (var turn = 0; turn < 100; turn++)
            {
                var count = 1 + ((turn + caller) % 70); // some larger than a block
                var first = await blocks.NextAsync("section", count, Ct);
                ids.AddRange(Enumerable.Range(0, count).Select(i => first + i));
            }
            return ids;
        }
    }

    [Fact]
    public async Task Next_BlockExpired_TakesANewOne()
    {
        await using var source = await NewSourceAsync();
        var time = new FakeTimeProvider();
        using var blocks = new IdBlocks(source, time, new IdBlocksOptions { BlockSize = 100, Expiry = TimeSpan.FromMinutes(10) });

        Assert.Equal(1, await blocks.NextAsync("section", 1, Ct));
        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(2, await blocks.NextAsync("section", 1, Ct));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(101, await blocks.NextAsync("section", 1, Ct));
    }

    [Fact]
    public async Task Next_OtherName_CountsByItself()
    {
        await using var source = await NewSourceAsync();
        using var blocks = new IdBlocks(source, TimeProvider.System);

        Assert.Equal(1, await blocks.NextAsync("section", 10, Ct));
        Assert.Equal(1, await blocks.NextAsync("document", 1, Ct));
        Assert.Equal(11, await blocks.NextAsync("section", 1, Ct));
    }

    [Fact]
    public async Task Next_DatabaseFails_GivesNothingAndWorksAfterwards()
    {
        var database = await fixture.NewDatabaseAsync();
        await using var source = TraceDataSource.Create(database);
        using var blocks = new IdBlocks(source, TimeProvider.System);
        await Assert.ThrowsAsync<PostgresException>(async () => await blocks.NextAsync("section", 1, Ct));

        await TestDatabase.ScalarAsync(database, "create_id_blocks");

        Assert.Equal(1, await blocks.NextAsync("section", 1, Ct));
    }

    private async Task<NpgsqlDataSource> NewSourceAsync()
    {
        var database = await fixture.NewDatabaseAsync();
        await TestDatabase.ScalarAsync(database, "create_id_blocks");
        return TraceDataSource.Create(database);
    }
}
