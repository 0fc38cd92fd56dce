using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Telemetry;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A host with the real lanes and sessions over the ledger of the model.</summary>
internal sealed class ModelHost
{
    private readonly ModelDatabase _database;
    private readonly AnswerWatch _watch;
    private readonly StreamRegistry _registry;
    private readonly DocumentUploads _documents;
    private readonly List<Action> _breakCalls = [];

    public ModelHost(ModelDatabase database, AnswerWatch watch, IngestMetrics metrics, string name)
    {
        _database = database;
        _watch = watch;
        var world = database.World;
        Process = new ModelProcess(world, name);
        var ledger = new ModelLedger(database, Process);
        var shelves = new ModelShelves(database, Process);
        var options = new LaneOptions { MaxGroupRows = 8, QueueCapacity = 3 };
        var clock = new LaneClock(world.Time, options, metrics);
        var writer = new GroupWriter(ledger, shelves, world.Time, new GroupWriterOptions());
        var lanes = Enumerable.Range(0, 3)
            .Select(number => new Lane(number, number == 2, writer, clock, options, new BrokenLaneLogger(world)))
            .ToList();
        var set = new LaneSet(lanes[..2], lanes[2]);
        _registry = new StreamRegistry(ledger, set, shelves);
        _documents = new DocumentUploads(ledger, set, shelves);
        lanes.ForEach(lane => Process.Start(lane.RunAsync));
    }

    public ModelProcess Process { get; }

    public List<Session> Sessions { get; } = [];

    /// <summary>Steps 1 and 2 of the protocol. Null when the client must try again.</summary>
    public Task<Session?> OpenAsync(StreamIdentity stream) => CallAsync<Session>(async () =>
    {
        var session = await _registry.OpenAsync(stream, CancellationToken.None);
        var stored = _database.Stream(stream)!;
        stored.AnsweredEpoch = Math.Max(stored.AnsweredEpoch, session.Epoch);
        Sessions.Add(session);
        return session;
    });

    /// <summary>The call of the session has ended.</summary>
    public void Close(Session session) => CallAsync(() =>
    {
        _registry.Close(session);
        return Task.FromResult(session);
    });

    /// <summary>Sends a batch; the inner task is its answer. Null when the host is lost.</summary>
    public Task<Task<BatchOutcome?>?> SubmitAsync(Session session, ModelBatch content, bool isCalm) => CallAsync(async () =>
    {
        var batch = content.Send(session.Epoch);
        var answer = await session.SubmitAsync(batch, CancellationToken.None);
        _watch.Add(Process, batch, answer, isCalm);
        return CallAsync(async () => await answer);
    });

    /// <summary>Sends a document of one batch.</summary>
    public Task<BatchOutcome?> UploadAsync(ModelBatch content, bool isCalm) => CallAsync(async () =>
    {
        var outcome = await _documents.WriteAsync(content.Stream, content.Digest, MakeBatch, CancellationToken.None);
        if (outcome.Entry is { } entry)
        {
            var answered = (content with { Sequence = entry.Sequence }).Send(epoch: 0);
            _watch.Add(Process, answered, Task.FromResult(outcome), isCalm);
        }

        return outcome;

        PendingBatch MakeBatch(long attempt)
        {
            var batch = (content with { Sequence = attempt }).Send(epoch: 0);
            _watch.Add(Process, batch, batch.Answer.Task, isCalm);
            return batch;
        }
    });

    public void Crash()
    {
        _database.World.Log($"{Process.Name} CRASHES");
        Process.Kill();
        _database.HostDied(Process);
        _breakCalls.ForEach(breakCall => breakCall());
    }

    private Task<T?> CallAsync<T>(Func<Task<T>> work)
        where T : class
    {
        var reply = new TaskCompletionSource<T?>();
        if (!Process.IsAlive)
        {
            reply.SetResult(null);
            return reply.Task;
        }

        _breakCalls.Add(() => reply.TrySetResult(null));
        Process.Start(async () =>
        {
            try
            {
                reply.TrySetResult(await work());
            }
            catch (LedgerFaultException)
            {
                reply.TrySetResult(null);
            }
        });
        return reply.Task;
    }
}
