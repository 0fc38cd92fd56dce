using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>
/// The committed state in memory, with the locks of READ COMMITTED: a statement sees what is committed and what its own
/// transaction wrote, and waits for the transaction that holds its row or key. Statements run on the server's side: they
/// happen even if the host that sent them is dead by then.
/// </summary>
internal sealed class ModelDatabase(World world)
{
    // Shares of a thousand statements: each seed of a few hundred statements meets several faults of every kind.
    private const int StatementFaults = 40;

    private int _lastProcessId;

    public World World { get; } = world;

    public SortedDictionary<StreamKey, StoredStream> Streams { get; } = [];

    public Dictionary<string, ActiveCode> Codes { get; } = [];

    /// <summary>Parents that something committed was packed into.</summary>
    public HashSet<string> Packed { get; } = [];

    public HashSet<StaleShelf> Stale { get; } = [];

    public Dictionary<string, ModelTransaction> CodeLocks { get; } = [];

    public List<ModelTransaction> Running { get; } = [];

    /// <summary>Waits until the world lets <paramref name="host"/> go on.</summary>
    public Task PauseAsync(ModelProcess host, string what)
    {
        var done = new TaskCompletionSource();
        World.Add(new Step(what, host, () =>
        {
            World.Log($"{host.Name}: {what}");
            done.SetResult();
        }));
        return done.Task;
    }

    /// <summary>Runs one statement. The attempt returns the transaction it has to wait for, or null when it is done.</summary>
    public Task RunAsync(ModelProcess host, ModelTransaction? transaction, string what, Func<ModelTransaction?> attempt)
    {
        var done = new TaskCompletionSource();
        Schedule(new ModelStatement(host, transaction, what, attempt, done), null);
        return done.Task;
    }

    public ModelTransaction Begin(ModelProcess host)
    {
        var started = World.Time.GetUtcNow();
        var transaction = new ModelTransaction(this, host, new LostConnection(++_lastProcessId, started));
        Running.Add(transaction);
        return transaction;
    }

    public ModelTransaction? Find(LostConnection connection) => Running.Find(running => running.Connection == connection);

    /// <summary>
    /// The host is dead: the server notices sooner or later; what it was told to commit may still be committed.
    /// </summary>
    public void HostDied(ModelProcess host)
    {
        foreach (var transaction in Running.Where(running => running.Host == host).ToList())
        {
            transaction.Lose(transaction.IsCommitSent && World.Choices.PerMille(500));
        }
    }

    public StoredStream? Stream(StreamIdentity identity) => Streams.GetValueOrDefault(identity.Key);

    public StreamRow? ReadStream(StreamIdentity identity) => Stream(identity)?.Row;

    public LedgerEntry? ReadBatch(StreamIdentity identity, long sequence)
    {
        var stored = Stream(identity)?.Batches.Find(batch => batch.Entry.Sequence == sequence)?.Entry;
        return stored is null ? null : stored with { Verdicts = [.. stored.Verdicts] };
    }

    private void Schedule(ModelStatement statement, ModelTransaction? blocker) =>
        World.Add(new Step(statement.Name, null, () => Execute(statement))
        {
            Blocker = blocker,
            TimeOut = () => statement.Fail(new LedgerFaultException(LedgerFault.LockTimeout, "model: the lock was not obtained")),
        });

    private void Execute(ModelStatement statement)
    {
        var transaction = statement.Transaction;
        if (transaction is { State: TransactionState.Lost } or { IsEnded: true })
        {
            // Its host is dead: nobody waits for the result.
            return;
        }

        // COMMIT has faults of its own.
        if (transaction is not { IsCommitSent: true } && World.Fault(StatementFaults))
        {
            Inject(statement);
            return;
        }

        ModelTransaction? blocker;
        try
        {
            blocker = statement.Attempt();
        }
        catch (Exception exception) when (exception is LedgerFaultException or LedgerConflictException or CommitInDoubtException)
        {
            statement.Fail(exception);
            return;
        }

        if (blocker is null)
        {
            transaction?.WaitsFor = null;
            statement.Succeed();
            return;
        }

        World.Log($"{statement.Name} waits for {blocker.Name}");
        transaction?.WaitsFor = blocker;
        if (transaction is not null && blocker.IsWaitingFor(transaction))
        {
            statement.Fail(new LedgerFaultException(LedgerFault.Redo, "model: deadlock"));
            return;
        }

        Schedule(statement, blocker);
    }

    private void Inject(ModelStatement statement)
    {
        switch (World.Choices.Below(statement.Transaction is null ? 2 : 4))
        {
            case 0:
                statement.Fail(new LedgerFaultException(LedgerFault.LockTimeout, "model: statement cancelled"));
                break;
            case 1:
                // The answer of a statement outside of transactions may be lost after it has had its effect.
                if (statement.Transaction is null && World.Choices.PerMille(500))
                {
                    World.Log($"{statement.Name} has its effect, but its answer is lost");
                    _ = statement.Attempt();
                }

                statement.Transaction?.Lose(mayCommit: false);
                statement.Fail(new LedgerFaultException(LedgerFault.Unavailable, "model: connection lost"));
                break;
            default:
                statement.Fail(new LedgerFaultException(LedgerFault.Redo, "model: serialization failure"));
                break;
        }
    }
}
