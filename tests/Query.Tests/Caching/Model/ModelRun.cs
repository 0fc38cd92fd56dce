using System.Globalization;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>One run: hosts that read and write, and everything that may befall them and Redis, as the seed picks.</summary>
internal sealed class ModelRun : IDisposable
{
    private const int Steps = 800;
    private const int Codes = 2;
    private const int BusyAtMost = 4;

    private readonly List<ModelHost> _hosts = [];
    private readonly List<ModelHost> _crashed = [];
    private readonly ModelRedis _first;
    private readonly ModelRedis? _second;
    private readonly (int Write, int Pause, int Crash, int Cut, int Redis, int Replicate) _rates;
    private int _reads;
    private int _tokens = 1_000;
    private int _lives;

    public ModelRun(int seed, Weakening weakening, CacheMetrics metrics, ModelCounts counts, bool isTraced)
    {
        (World, Metrics, Counts) = (new ModelWorld(seed, isTraced), metrics, counts);
        var choices = World.Choices;
        var needsReplica = weakening
            is Weakening.UnboundGeneration or Weakening.RoleAloneIsChecked or Weakening.IdAloneIsChecked;
        Plan = new ModelPlan(weakening, needsReplica || choices.Next(2) == 0);

        // Each run has its own weather: what is rare in one is the rule in another.
        World.LateAnswers = Pick(0, 20, 100);
        _rates = (Pick(20, 40, 80), Pick(0, 5, 20), Pick(0, 3), Pick(0, 5, 15), Pick(0, 10, 40), Pick(50, 300));
        _first = new ModelRedis(World, "A");
        if (Plan.IsReplicated)
        {
            _second = new ModelRedis(World, "B");
            _second.Follow(_first);
        }

        Database = new ModelDatabase(Plan.IsBound ? _first.Id : string.Empty);
        Ledger = new ModelLedger(World, counts);
        for (var index = 0; index < Pick(2, 2, 3); index++)
        {
            _hosts.Add(NewHost());
        }

        int Pick(params int[] values) => values[choices.Next(values.Length)];
    }

    public ModelWorld World { get; }

    public ModelPlan Plan { get; }

    public ModelDatabase Database { get; }

    public ModelLedger Ledger { get; }

    public CacheMetrics Metrics { get; }

    public ModelCounts Counts { get; }

    public static string Entry(long generation, int code) => string.Create(CultureInfo.InvariantCulture, $"{generation}:{code}");

    public static string Lease(long generation, int code) => string.Create(CultureInfo.InvariantCulture, $"{generation}:{code}l");

    public int NextToken() => ++_tokens;

    public void Run()
    {
        for (var step = 0; step < Steps; step++)
        {
            SomeWork();
            SomeTrouble();
            World.RunOne();
        }
    }

    public void Dispose() => _hosts.Concat(_crashed).ToList().ForEach(host => host.Dispose());

    private ModelHost NewHost() => new(this, _first.IsMaster ? _first : _second!, $"{(char)('a' + _hosts.Count)}{++_lives}");

    private void SomeWork()
    {
        var host = _hosts[World.Choices.Next(_hosts.Count)];
        var code = World.Choices.Next(Codes);
        if (!host.IsLooking && World.PerMille(150))
        {
            World.Start(host.LookAsync);
        }

        if (host.Busy >= BusyAtMost)
        {
            return;
        }

        if (World.PerMille(350))
        {
            World.Start(new ModelReader(this, host, ++_reads, code).RunAsync);
        }
        else if (World.PerMille(_rates.Write))
        {
            World.Start(new ModelWriter(this, host, code).WriteAsync);
        }
        else if (Ledger.Committed.Contains(code) && World.PerMille(_rates.Write / 4))
        {
            World.Start(new ModelWriter(this, host, code).ResendAsync);
        }
    }

    private void SomeTrouble()
    {
        var index = World.Choices.Next(_hosts.Count);
        var host = _hosts[index];
        if (World.PerMille(_rates.Pause))
        {
            host.FrozenUntil = World.Now + World.Choices.Next(4_000);
            World.Log($"{host.Name} stands still until {host.FrozenUntil:F0}");
        }

        if (World.PerMille(_rates.Cut))
        {
            host.CutUntil = World.Now + World.Choices.Next(6_000);
            World.Log($"{host.Name} is cut off from Redis until {host.CutUntil:F0}");
        }

        if (World.PerMille(_rates.Crash))
        {
            World.Log($"{host.Name} crashes");
            World.Forget(host);
            _crashed.Add(host);
            _hosts[index] = NewHost();
        }

        if (World.PerMille(_rates.Redis))
        {
            TroubleWithRedis(host);
        }

        if (_second is not null && World.PerMille(_rates.Replicate))
        {
            _first.Replicate();
            _second.Replicate();
        }
    }

    private void TroubleWithRedis(ModelHost host)
    {
        var server = _second is not null && World.Choices.Next(2) == 0 ? _second : _first;
        var other = server == _first ? _second : _first;
        switch (World.Choices.Next(10))
        {
            case 0:
                server.EvictSomething();
                break;
            case 1:
                server.DownUntil = World.Now + World.Choices.Next(3_000);
                World.Log($"{server.Name} is away until {server.DownUntil:F0}");
                break;
            case 2 when server.IsMaster || other is not null:
                var withDump = other is not null && World.Choices.Next(2) == 0;
                World.Log($"{server.Name} restarts {(withDump ? "with an old dump" : "empty")}");
                server.Restart(withDump);
                break;
            case 3 when other is not null:
                server.Dump();
                break;
            case <= 5 when other is not null && !server.IsMaster:
                World.Log($"{server.Name} is promoted");
                Counts.Failovers++;
                server.Promote(other);
                break;
            case 6 when other is { IsMaster: true } && server.IsMaster:
                World.Log($"{server.Name} is demoted");
                server.Demote();
                break;
            case 7 when other is { IsMaster: true } && !server.IsMaster:
                World.Log($"{server.Name} follows {other.Name}");
                server.Follow(other);
                break;
            case >= 8 when other is not null:
                World.Log($"{host.Name} is led to {server.Name}");
                host.Redis = server;
                break;
        }
    }
}
