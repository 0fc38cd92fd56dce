using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching;

/// <summary>When a host may use the cache, and when it reopens it.</summary>
public sealed class GenerationWatchTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeGenerations _generations = new();
    private readonly FakeMaster _master = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly CacheMetrics _metrics;

    public GenerationWatchTests() => _metrics = new CacheMetrics(_services.GetRequiredService<IMeterFactory>());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pass_AfterASlowRead_IsHeldForTheLeaseCountedFromBeforeIt()
    {
        using var watch = Watch();
        _generations.Reading = () => _time.Advance(TimeSpan.FromSeconds(1.5));

        await watch.LookAsync(Cancellation);

        Assert.Equal(new ShelfPass(7, string.Empty), watch.Current);
        _time.Advance(TimeSpan.FromSeconds(0.6));
        Assert.Null(watch.Current);
    }

    [Fact]
    public async Task Pass_OfAClosedGeneration_IsNone()
    {
        using var watch = Watch();
        await watch.LookAsync(Cancellation);
        _generations.Row = _generations.Row with { IsClosed = true };

        await watch.LookAsync(Cancellation);

        Assert.Null(watch.Current);
    }

    [Fact]
    public async Task Reopening_OfAClosedGeneration_WaitsFromTheFirstOwnLookAndTakesTheMastersId()
    {
        using var watch = Watch();
        _generations.Row = _generations.Row with { IsClosed = true };

        await watch.LookAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(2.4));
        await watch.LookAsync(Cancellation);
        Assert.True(_generations.Row.IsClosed);

        _time.Advance(TimeSpan.FromSeconds(0.2));
        _master.Id = null;
        await watch.LookAsync(Cancellation);
        Assert.True(_generations.Row.IsClosed);

        _master.Id = "abc";
        await watch.LookAsync(Cancellation);
        Assert.Equal(new CacheGeneration(8, "abc", false), _generations.Row);
    }

    [Fact]
    public async Task Reopening_WhenAnotherGenerationIsClosed_WaitsAnew()
    {
        using var watch = Watch();
        _generations.Row = _generations.Row with { IsClosed = true };
        await watch.LookAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(3));
        _generations.Row = new CacheGeneration(8, string.Empty, true);

        await watch.LookAsync(Cancellation);

        Assert.Equal(new CacheGeneration(8, string.Empty, true), _generations.Row);
    }

    [Fact]
    public async Task Reopening_OfACacheThatIsHeldClosed_NeverHappens()
    {
        using var watch = Watch();
        _generations.Row = new CacheGeneration(7, CacheGeneration.HeldClosed, true);
        await watch.LookAsync(Cancellation);
        _time.Advance(TimeSpan.FromMinutes(1));

        await watch.LookAsync(Cancellation);

        Assert.True(_generations.Row.IsHeldClosed);
        Assert.Null(watch.Current);
    }

    [Fact]
    public async Task Pass_OnARedisThatIsNotPlain_IsNone()
    {
        using var watch = Watch();
        _master.Id = null;

        await watch.LookAsync(Cancellation);
        Assert.Null(watch.Current);

        _master.Id = string.Empty;
        await watch.LookAsync(Cancellation);
        Assert.NotNull(watch.Current);
        _master.Id = null;
        _time.Advance(TimeSpan.FromSeconds(6));
        await watch.LookAsync(Cancellation);
        Assert.Null(watch.Current);
    }

    [Fact]
    public async Task Generation_ThatIsBoundToNobody_IsClosedByAHostThatMustCheck()
    {
        using var watch = Watch(new CacheOptions { Kind = RedisKind.Replicated });

        await watch.LookAsync(Cancellation);

        Assert.Null(watch.Current);
        Assert.True(_generations.Row.IsClosed);
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _services.Dispose();
    }

    private GenerationWatch Watch(CacheOptions? options = null) => new(
        _generations, _master, options ?? new CacheOptions(), _metrics, _time, new QueryLog(NullLogger<QueryLog>.Instance));

    private sealed class FakeMaster : IRedisMaster
    {
        public string? Id { get; set; } = string.Empty;

        public Task<string?> FindIdAsync(CancellationToken ct) => Task.FromResult(Id);
    }

    private sealed class FakeGenerations : ICacheGenerations
    {
        public CacheGeneration Row { get; set; } = new(7, string.Empty, false);

        public Action Reading { get; set; } = () => { };

        public Task<CacheGeneration> ReadAsync(CancellationToken ct)
        {
            Reading();
            return Task.FromResult(Row);
        }

        public Task CloseAsync(long generation, CancellationToken ct)
        {
            Row = Row.Number == generation ? Row with { IsClosed = true } : Row;
            return Task.CompletedTask;
        }

        public Task<bool> ReopenAsync(long generation, string redisId, CancellationToken ct)
        {
            var isMine = Row.Number == generation && Row.IsClosed;
            Row = isMine ? new CacheGeneration(generation + 1, redisId, false) : Row;
            return Task.FromResult(isMine);
        }
    }
}
