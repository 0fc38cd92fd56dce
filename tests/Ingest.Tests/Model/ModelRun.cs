using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Telemetry;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>One run of the model: unrest, then calm in which every stream must come to its end.</summary>
internal sealed class ModelRun : IDisposable
{
    private const int HostCount = 2;
    private const int StepsOfUnrest = 400;
    private const int MostStepsOfCalm = 30_000;

    private readonly IngestMetrics _metrics = new();
    private readonly AnswerWatch _watch;
    private readonly List<ModelHost?> _hosts = [];
    private readonly List<ModelPlan> _plans = [];
    private readonly List<ModelPlan> _documents = [];
    private readonly List<ModelProcess> _clients = [];
    private int _hostsStarted;

    public ModelRun(int seed, bool isTraced)
    {
        World = new World(seed, isTraced);
        Database = new ModelDatabase(World);
        _watch = new AnswerWatch(Database);
        MakePlans();
        for (var i = 0; i < HostCount; i++)
        {
            _hosts.Add(StartHost());
        }
    }

    public World World { get; }

    public ModelDatabase Database { get; }

    public IReadOnlyDictionary<OutcomeKind, int> Answers => _watch.Seen;

    public void Run()
    {
        _plans.ForEach(plan => StartClient(plan, isLast: false));
        var end = World.StepCount + StepsOfUnrest;
        while (World.StepCount < end)
        {
            SomethingHappens();
            Step();
        }

        World.IsCalm = true;
        World.Log("from here on no more faults");
        _clients.ForEach(client => client.Kill());
        for (var i = 0; i < HostCount; i++)
        {
            _hosts[i] ??= StartHost();
            _hosts[i]!.Process.FrozenUntil = 0;
        }

        var zombies = _hosts.SelectMany(host => host!.Sessions.Select(session => (host, session))).ToList();
        FinishAll();
        foreach (var (host, session) in zombies)
        {
            AskZombie(host, session);
        }

        _watch.NothingWasWrittenAfterAll();
        CommitChecks.Everything(Database);
    }

    public ModelHost PickHost() => World.Choices.Pick(_hosts.FindAll(host => host is not null)) ?? StartHost();

    public void Dispose() => _metrics.Dispose();

    private void MakePlans()
    {
        var batches = new ModelBatches(World.Choices, 5 + World.Choices.Below(World.Choices.PerMille(500) ? 20 : 400));
        for (var i = 0; i < 3; i++)
        {
            var stream = new StreamIdentity(i == 2 ? 2 : 1, 1, isDocument: false, "line-" + i);
            _plans.Add(MakePlan(batches, stream, 3 + World.Choices.Below(12)));
        }

        for (var i = 0; i < 2; i++)
        {
            _documents.Add(MakePlan(batches, new StreamIdentity(1, 1, isDocument: true, "bill-" + i), 1));
        }
    }

    private ModelPlan MakePlan(ModelBatches batches, StreamIdentity stream, int count)
    {
        var withPosition = World.Choices.PerMille(500);
        var allOrNothing = World.Choices.PerMille(250);
        return new ModelPlan(stream, Make(), Make());

        List<ModelBatch> Make() =>
            [.. Enumerable.Range(1, count).Select(sequence => batches.Next(stream, sequence, withPosition, allOrNothing))];
    }

    private ModelHost StartHost() => new(Database, _watch, _metrics, $"host{++_hostsStarted}");

    private void Step()
    {
        if (!World.RunOne())
        {
            var left = string.Join(", ", Database.Running.Select(transaction => transaction.Name));
            throw new ModelViolationException($"P9: nothing can happen any more; transactions left: {left}");
        }

        _watch.Look();
    }

    private void SomethingHappens()
    {
        var index = World.Choices.Below(HostCount);
        switch (World.Choices.Below(1000))
        {
            case < 6 when _hosts[index] is { } host && _hosts[1 - index] is not null:
                _hosts[index] = null;
                host.Crash();
                break;
            case < 20:
                _hosts[index] ??= StartHost();
                break;
            case < 30 when _hosts[index] is { } host:
                Freeze(host.Process);
                break;
            case < 40 when _clients.Count > 0:
                Freeze(World.Choices.Pick(_clients));
                break;
            case < 46 when _clients.Count > 0:
                Kill(World.Choices.Pick(_clients));
                break;
            case < 58:
                StartClient(World.Choices.Pick(_plans), isLast: false);
                break;
            case < 68:
                StartDocumentClient(World.Choices.Pick(_documents), isLast: false);
                break;
        }
    }

    private void Freeze(ModelProcess process)
    {
        process.FrozenUntil = World.StepCount + World.Choices.Below(200);
        World.Log($"{process.Name} stands still until {process.FrozenUntil}");
    }

    private void Kill(ModelProcess client)
    {
        World.Log($"{client.Name} is killed");
        client.Kill();
        _clients.Remove(client);
    }

    private ModelClient StartClient(ModelPlan plan, bool isLast)
    {
        var process = new ModelProcess(World, $"client{_clients.Count} of {plan.Stream.Name}");
        var client = new ModelClient(this, plan, process, World.Choices.PerMille(300), isLast);
        World.Log($"{process.Name} starts");
        _clients.Add(process);
        process.Start(client.RunAsync);
        return client;
    }

    private ModelDocumentClient StartDocumentClient(ModelPlan plan, bool isLast)
    {
        var process = new ModelProcess(World, $"client{_clients.Count} of {plan.Stream.Name}");
        var document = !isLast && World.Choices.PerMille(300) ? plan.LieAt(1) : plan.At(1);
        var client = new ModelDocumentClient(this, document, process, isLast);
        World.Log($"{process.Name} starts");
        _clients.Add(process);
        process.Start(client.RunAsync);
        return client;
    }

    /// <summary>P9: a client of every stream comes to the end, and so does every document.</summary>
    private void FinishAll()
    {
        var clients = _plans.ConvertAll(plan => StartClient(plan, isLast: true));
        var documents = _documents.ConvertAll(plan => StartDocumentClient(plan, isLast: true));
        var end = World.StepCount + MostStepsOfCalm;
        while (clients.Exists(client => !client.IsFinished)
            || documents.Exists(client => !client.IsFinished)
            || Database.Running.Count > 0)
        {
            Step();
            if (World.StepCount > end)
            {
                throw new ModelViolationException("P9: a stream is wedged");
            }
        }
    }

    /// <summary>An older holder that sends on is told so, or learns what was committed: never to try again.</summary>
    private void AskZombie(ModelHost host, Session session)
    {
        var plan = _plans.Find(one => one.Stream.Key == session.Stream.Key)!;
        if (session.Expected > plan.Batches.Count)
        {
            return;
        }

        var answer = host.SubmitAsync(session, plan.At(session.Expected), isCalm: false);
        while (!(answer.IsCompleted && answer.Result!.IsCompleted))
        {
            Step();
        }

        var kind = answer.Result!.Result!.Kind;
        if (kind is not (OutcomeKind.Aborted or OutcomeKind.AlreadyCommitted or OutcomeKind.Unknown))
        {
            throw new ModelViolationException($"an older holder of {session.Stream.Name} is answered {kind}");
        }
    }
}
