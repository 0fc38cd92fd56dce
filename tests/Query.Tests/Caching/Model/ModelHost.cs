using Microsoft.Extensions.Logging.Abstractions;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>
/// One life of a host: the real watch over the generation and the real book of running loads, on a clock of its own.
/// </summary>
internal sealed class ModelHost : IDisposable
{
    private readonly ModelDatabase _database;
    private readonly CacheOptions _options;
    private (ShelfPass Pass, long Until)? _heldTooLong;
    private long _closedGeneration = -1;
    private long _closedSeenAt;

    public ModelHost(ModelRun run, ModelRedis redis, string name)
    {
        (World, Plan, _database, Redis, Name) = (run.World, run.Plan, run.Database, redis, name);

        // Clocks drift apart by a tenth: the lease of 2 s then lasts 2.1 s of the world, and the wait of 2.5 s only 2.4 s.
        Clock = new HostClock(World, 0.95 + (World.Choices.NextDouble() / 10));
        var asItIs = new CacheOptions { Kind = Plan.IsBound ? RedisKind.Replicated : RedisKind.Plain };
        _options = Plan.Weakening switch
        {
            Weakening.ReopenedAtOnce => asItIs with { ReopenAfter = TimeSpan.Zero },
            Weakening.LeaseLongerThanTheWait => asItIs with { GenerationLease = TimeSpan.FromSeconds(4) },
            _ => asItIs,
        };
        Generations = new ModelGenerations(this, run.Counts);
        Watch = new GenerationWatch(
            Generations, new ModelMaster(this, Plan), _options, run.Metrics, Clock, new QueryLog(NullLogger<QueryLog>.Instance));
    }

    public string Name { get; }

    public ModelWorld World { get; }

    public ModelPlan Plan { get; }

    public HostClock Clock { get; }

    public ModelGenerations Generations { get; }

    public GenerationWatch Watch { get; }

    public ShelfLoads Loads { get; } = new();

    /// <summary>The server that its connections lead to.</summary>
    public ModelRedis Redis { get; set; }

    public double FrozenUntil { get; set; }

    /// <summary>It alone is cut off from Redis.</summary>
    public double CutUntil { get; set; }

    public bool IsDead { get; set; }

    public bool IsLooking { get; private set; }

    /// <summary>Requests and writes under way.</summary>
    public int Busy { get; set; }

    /// <summary>What leaders have read last; only a weakened joiner looks.</summary>
    public Dictionary<int, int> LeaderValues { get; } = [];

    /// <summary>R2.</summary>
    public ShelfPass? Enter()
    {
        if (Plan.Weakening != Weakening.LeaseCountedFromAfterTheRead)
        {
            return Watch.Current;
        }

        return _heldTooLong is { } held && Clock.GetTimestamp() < held.Until ? held.Pass : null;
    }

    /// <summary>R1: one look of the watch.</summary>
    public async Task LookAsync()
    {
        IsLooking = true;
        try
        {
            await Watch.LookAsync(CancellationToken.None);
            if (Watch.Current is null)
            {
                _heldTooLong = null;
            }

            if (Plan.Weakening == Weakening.LeaseCountedFromAfterTheRead)
            {
                var row = await Generations.ReadAsync(CancellationToken.None);
                var until = Clock.GetTimestamp() + (long)_options.GenerationLease.TotalMicroseconds;
                _heldTooLong = row.IsClosed ? null : (new ShelfPass(row.Number, row.RedisId), until);
            }
        }
        catch (TimeoutException)
        {
            // What it held it holds until its lease ends, which the protocol allows.
        }

        IsLooking = false;
    }

    public Task<T> AskDatabaseAsync<T>(Func<ModelDatabase, T> ask, ModelCommand? command = null) =>
        World.CallAsync(this, () => ask(_database), command);

    /// <summary>In doubt about what the database did: asked again.</summary>
    public async Task<T> AskDatabaseUntilAnsweredAsync<T>(Func<ModelDatabase, T> ask)
    {
        while (true)
        {
            try
            {
                return await AskDatabaseAsync(ask);
            }
            catch (TimeoutException)
            {
                await World.YieldAsync(this, 200);
            }
        }
    }

    /// <summary>A command on the connection as it leads now.</summary>
    public Task<T> AskRedisAsync<T>(Func<ModelRedis, T> ask)
    {
        var server = Redis;
        return World.CallAsync(
            this,
            () => server.DownUntil > World.Now ? throw new TimeoutException("connection refused") : ask(server),
            isCut: CutUntil > World.Now);
    }

    /// <summary>The check at the head of every script that is bound to a master.</summary>
    public bool IsAgreed(ModelRedis server, string id) => id.Length == 0 || Plan.Weakening switch
    {
        Weakening.RoleAloneIsChecked => server.IsMaster,
        Weakening.IdAloneIsChecked => server.Id == id,
        _ => server.IsMaster && server.Id == id,
    };

    /// <summary>W4's timer.</summary>
    public void MarkClosedSeen(long generation)
    {
        if (_closedGeneration != generation)
        {
            (_closedGeneration, _closedSeenAt) = (generation, Clock.GetTimestamp());
        }
    }

    /// <summary>How long this host itself has known it closed.</summary>
    public TimeSpan ClosedSeenFor(long generation) =>
        _closedGeneration == generation ? Clock.GetElapsedTime(_closedSeenAt) : TimeSpan.Zero;

    public void Dispose() => Watch.Dispose();
}
