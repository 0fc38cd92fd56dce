using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching;

/// <summary>Leases, fills and the master check against a real Redis.</summary>
public sealed class RedisShelfTests(QueryFixture fixture)
{
    private static readonly byte[] Entry = [ShelfEntries.Format, 2, 3];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fill_WithItsLease_IsFoundByTheNextReader()
    {
        await using var host = await QueryHost.StartCachedAsync(fixture);
        var (pass, id) = (host.Shelf.Enter()!, Id(1));

        Assert.Null(await GetAsync(host, pass, id));
        var lease = await host.Shelf.LeaseAsync(pass, [id], Cancellation);
        await host.Shelf.FillAsync(lease!, [(id, Entry)], Cancellation);

        Assert.Equal(Entry, await GetAsync(host, pass, id));
        Assert.Equal((1, 0), (host.Cache.Filled, host.Cache.Refused));
    }

    [Fact]
    public async Task Fill_AfterAWriterTookTheLease_IsRefused()
    {
        await using var host = await QueryHost.StartCachedAsync(fixture);
        var (pass, id) = (host.Shelf.Enter()!, Id(2));
        var lease = await host.Shelf.LeaseAsync(pass, [id], Cancellation);

        await host.Redis.KeyDeleteAsync([id.Place(pass.Generation), id.LeasePlace(pass.Generation)]);
        await host.Shelf.FillAsync(lease!, [(id, Entry)], Cancellation);

        Assert.Null(await GetAsync(host, pass, id));
        Assert.Equal((0, 1), (host.Cache.Filled, host.Cache.Refused));
    }

    [Fact]
    public async Task Fill_AfterAnotherReaderTookTheLease_IsRefused()
    {
        await using var host = await QueryHost.StartCachedAsync(fixture);
        var (pass, id) = (host.Shelf.Enter()!, Id(3));
        var first = await host.Shelf.LeaseAsync(pass, [id], Cancellation);
        var second = await host.Shelf.LeaseAsync(pass, [id], Cancellation);

        await host.Shelf.FillAsync(first!, [(id, [9])], Cancellation);
        await host.Shelf.FillAsync(second!, [(id, Entry)], Cancellation);

        Assert.Equal(Entry, await GetAsync(host, pass, id));
    }

    [Fact]
    public async Task LookOrLease_OfWhatStandsAndWhatDoesNot_GivesTheOneAndLeasesTheOther()
    {
        await using var host = await QueryHost.StartCachedAsync(fixture);
        var (pass, standing, missing, unreadable) = (host.Shelf.Enter()!, Id(6), Id(7), Id(8));
        await host.Redis.StringSetAsync(standing.Place(pass.Generation), Entry);
        await host.Redis.StringSetAsync(unreadable.Place(pass.Generation), new byte[] { 99 });

        var claim = await host.Shelf.LookOrLeaseAsync(pass, [missing, standing, unreadable], Cancellation);
        await host.Shelf.FillAsync(claim!.Lease, [(missing, [1, 9]), (standing, [1, 9]), (unreadable, [1, 9])], Cancellation);

        Assert.Equal([null, Entry, null], claim.Entries);
        Assert.Equal((byte[])[1, 9], await GetAsync(host, pass, missing));
        Assert.Equal(Entry, await GetAsync(host, pass, standing));
        Assert.Equal((byte[])[1, 9], await GetAsync(host, pass, unreadable));
    }

    [Fact]
    public async Task LookOrLease_BoundToAnotherMaster_GivesAndLeavesNothing()
    {
        await using var host = await QueryHost.StartCachedAsync(fixture);
        var pass = new ShelfPass(host.Shelf.Enter()!.Generation, new string('0', 40));
        var id = Id(9);

        Assert.Null(await host.Shelf.LookOrLeaseAsync(pass, [id], Cancellation));

        Assert.Null(host.Shelf.Enter());
        Assert.False(await host.Redis.KeyExistsAsync(id.LeasePlace(pass.Generation)));
    }

    [Fact]
    public async Task Lease_OfTwoThousandPlaces_IsFilledWhole()
    {
        await using var host = await QueryHost.StartCachedAsync(fixture);
        var pass = host.Shelf.Enter()!;
        ShelfId[] ids = [.. Enumerable.Range(0, 2_500).Select(number => ShelfId.OfLot(number))];

        var lease = await host.Shelf.LeaseAsync(pass, ids, Cancellation);
        await host.Shelf.FillAsync(lease!, [.. ids.Select(id => (id, Entry))], Cancellation);

        Assert.All((await host.Shelf.GetAsync(pass, ids, Cancellation))!, entry => Assert.Equal(Entry, entry));
    }

    [Fact]
    public async Task Scripts_BoundToAnotherMaster_DoNothingAndCloseTheGeneration()
    {
        await using var host = await QueryHost.StartCachedAsync(fixture);
        var pass = new ShelfPass(host.Shelf.Enter()!.Generation, new string('0', 40));
        var id = Id(4);

        Assert.Null(await host.Shelf.LeaseAsync(pass, [id], Cancellation));
        Assert.Null(host.Shelf.Enter());
        Assert.Null(await host.Shelf.GetAsync(pass, [id], Cancellation));

        Assert.True(await host.Redis.KeyExistsAsync(id.LeasePlace(pass.Generation)) is false);
        await host.Watch.LookAsync(Cancellation);
        Assert.Null(host.Shelf.Enter());
    }

    [Fact]
    public async Task Scripts_BoundToThisMaster_Work()
    {
        await using var host = await QueryHost.StartCachedAsync(fixture);
        var info = (string?)await host.Redis.ExecuteAsync("INFO", "replication");
        var master = info!.Split('\n').Single(line => line.StartsWith("master_replid:", StringComparison.Ordinal))[14..].Trim();
        var pass = new ShelfPass(host.Shelf.Enter()!.Generation, master);
        var id = Id(5);

        var lease = await host.Shelf.LeaseAsync(pass, [id], Cancellation);
        await host.Shelf.FillAsync(lease!, [(id, Entry)], Cancellation);

        Assert.Equal(Entry, await GetAsync(host, pass, id));
    }

    private static ShelfId Id(byte number) => ShelfId.OfCode([number]);

    private static async Task<byte[]?> GetAsync(QueryHost host, ShelfPass pass, ShelfId id) =>
        Assert.Single((await host.Shelf.GetAsync(pass, [id], Cancellation))!);
}
