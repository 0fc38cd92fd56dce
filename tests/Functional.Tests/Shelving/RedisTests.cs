using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Shelves;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Shelving;

/// <summary>Redis is a shelf: emptied before an ack, and never needed for the truth.</summary>
public sealed class RedisTests(ServersFixture fixture)
{
    private static int _boxes;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Redis => fixture.Servers.RedisConnectionString
        ?? throw new InvalidOperationException("redis-server is missing: install it, these tests are not skipped");

    [Fact]
    public async Task Shelf_OfATouchedParent_IsEmptyAfterTheAck()
    {
        await using var server = await TestServer.StartAsync(fixture, withRedis: true);
        using var client = await ProducerAsync(server);
        using var stream = await client.OpenAsync("line-1");
        var (box, untouched) = (NextBox(), NextBox());
        await stream.WriteAsync(1, TestData.Rows((box, 2, null), (untouched, 2, null)));
        var shelf = await ShelfAsync();
        await FillAsync(server, shelf, box, untouched);

        Refusals.AssertNone(await stream.WriteAsync(2, TestData.Rows((TestData.Code(TestData.UnitPrefix, 1), 1, box))), sent: 1);

        Assert.Equal(0, await shelf.KeyExistsAsync(await KeysAsync(server, box)));
        Assert.Equal(2, await shelf.KeyExistsAsync(await KeysAsync(server, untouched)));
    }

    [Fact]
    public async Task Shelf_OfAnOpenParent_IsEmptyAfterTheAckOfMoreChildren()
    {
        await using var server = await TestServer.StartAsync(fixture, withRedis: true);
        using var client = await ProducerAsync(server);
        using var stream = await client.OpenAsync("line-1");
        var box = NextBox();
        await stream.WriteAsync(1, TestData.Rows((TestData.Code(TestData.UnitPrefix, 1), 1, box)));
        var shelf = await ShelfAsync();
        await FillAsync(server, shelf, box);

        await stream.WriteAsync(2, TestData.Rows((TestData.Code(TestData.UnitPrefix, 2), 1, box)));

        Assert.Equal(0, await shelf.KeyExistsAsync(await KeysAsync(server, box)));
    }

    [Fact]
    public async Task Shelf_OfADocumentsParent_IsEmptyAfterTheAnswer()
    {
        await using var server = await TestServer.StartAsync(fixture, withRedis: true);
        using var client = await ProducerAsync(server);
        var box = NextBox();
        await client.UploadAsync("D-1", TestData.Rows((box, 2, null)));
        var shelf = await ShelfAsync();
        await FillAsync(server, shelf, box);

        await client.UploadAsync("D-2", TestData.Rows((TestData.Code(TestData.UnitPrefix, 1), 1, box)));

        Assert.Equal(0, await shelf.KeyExistsAsync(await KeysAsync(server, box)));
    }

    [Fact]
    public async Task Shelf_LeftByAHostThatDiedAfterCommit_IsEmptyAfterOpen()
    {
        await using var server = await TestServer.StartAsync(fixture, withRedis: true);
        using var client = await ProducerAsync(server);
        var box = NextBox();
        using (var stream = await client.OpenAsync("line-1"))
        {
            await stream.WriteAsync(1, TestData.Rows((box, 2, null)));
            await stream.WriteAsync(2, TestData.Rows((TestData.Code(TestData.UnitPrefix, 1), 1, box)));
        }

        // As if the host had died between the COMMIT of batch 2 and its shelves.
        var shelf = await ShelfAsync();
        await FillAsync(server, shelf, box);

        using var again = await client.OpenAsync("line-1");

        Assert.Equal(0, await shelf.KeyExistsAsync(await KeysAsync(server, box)));
    }

    [Fact]
    public async Task Activation_OfNewCodes_NeedsNoRedis()
    {
        await using var server = await TestServer.StartAsync(fixture, redis: "127.0.0.1:1");
        using var client = await ProducerAsync(server);
        using var stream = await client.OpenAsync("line-1");

        Refusals.AssertNone(await stream.WriteAsync(1, TestData.Case(1)), sent: 111);
        Refusals.AssertNone(await stream.WriteAsync(2, TestData.Case(2)), sent: 111);

        Assert.False(await server.ReadAsync<bool>("SELECT closed FROM cache_generation"));
    }

    [Fact]
    public async Task Redis_StoppedInTheMiddle_CostsOneWaitAndClosesTheCache()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var proxy = new DatabaseProxy();
        var redis = proxy.RedisWay(Redis);
        await using var server = await TestServer.StartAsync(fixture, new ServerSetup { Redis = redis, Time = time });
        using var client = await ProducerAsync(server);
        using var stream = await client.OpenAsync("line-1");
        var (box, unit) = (NextBox(), 0);
        await stream.WriteAsync(1, TestData.Rows((box, 2, null)));
        await stream.WriteAsync(2, Unit());
        Assert.False(await server.ReadAsync<bool>("SELECT closed FROM cache_generation"));

        proxy.Stop();
        var touching = stream.WriteAsync(3, Unit());
        var closedAt = default(DateTimeOffset?);
        while (!touching.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            if (await server.ReadAsync<bool>("SELECT closed FROM cache_generation"))
            {
                closedAt ??= time.GetUtcNow();
            }
        }

        Refusals.AssertNone(await touching, sent: 1);
        Assert.True(time.GetUtcNow() - closedAt >= TimeSpan.FromMilliseconds(2400), "the ack came before all leases were lost");

        // Once closed and waited for, acks that touch parents come without a wait; new cascades never had one.
        var clock = time.GetUtcNow();
        var next = stream.WriteAsync(4, Unit());
        while (!next.IsCompleted && time.GetUtcNow() - clock < TimeSpan.FromSeconds(2))
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await server.CountAsync("cache_generation");
        }

        Refusals.AssertNone(await next, sent: 1);
        Refusals.AssertNone(await stream.WriteAsync(5, TestData.Case(1)), sent: 111);

        Contracts.Ingest.V1.ActivationSection Unit() =>
            TestData.Rows((TestData.Code(TestData.UnitPrefix, 900_000 + ++unit), 1, box));
    }

    private static string NextBox() => TestData.Code(TestData.BoxPrefix, 700_000 + Interlocked.Increment(ref _boxes));

    private static async Task<RawClient> ProducerAsync(TestServer server)
    {
        var producer = await server.AddEnterpriseAsync();
        await using var client = server.Connect(producer);
        await client.RegisterProductAsync(TestData.Product(), Cancellation);
        return server.ConnectRaw(producer);
    }

    private static async Task FillAsync(TestServer server, IDatabase shelf, params string[] parents)
    {
        foreach (var parent in parents)
        {
            foreach (var key in await KeysAsync(server, parent))
            {
                await shelf.StringSetAsync(key, "stale");
            }
        }
    }

    /// <summary>Every database has a generation of its own.</summary>
    private static async Task<RedisKey[]> KeysAsync(TestServer server, string parent) =>
        Keys(await server.ReadAsync<long>("SELECT generation FROM cache_generation"), parent);

    private static RedisKey[] Keys(long generation, string parent)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var code = key[..CodeParser.Parse(parent, bareGs1: false, key).KeyLength];
        return [ShelfKeys.Children(generation, code), ShelfKeys.ChildrenLease(generation, code)];
    }

    private async Task<IDatabase> ShelfAsync() => (await ConnectionMultiplexer.ConnectAsync(Redis)).GetDatabase();
}
