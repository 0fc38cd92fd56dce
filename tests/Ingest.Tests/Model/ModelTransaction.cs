using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A lane's transaction in the model.</summary>
internal sealed class ModelTransaction(ModelDatabase database, ModelProcess host, LostConnection connection) : ILedgerTransaction
{
    private readonly CodeWriter _codes = new(database);
    private readonly Dictionary<StreamKey, long> _shelved = [];
    private readonly List<StreamAdvance> _advances = [];
    private readonly List<Judgement> _appended = [];
    private Step? _end;

    public ModelDatabase Database { get; } = database;

    public ModelProcess Host { get; } = host;

    public LostConnection Connection { get; } = connection;

    public string Name { get; } = $"tx{connection.ProcessId}";

    public TransactionState State { get; private set; }

    public bool IsEnded => State is TransactionState.Committed or TransactionState.RolledBack;

    public bool IsCommitSent { get; private set; }

    public ModelTransaction? WaitsFor { get; set; }

    public bool IsWaitingFor(ModelTransaction other) =>
        WaitsFor is { IsEnded: false } next && (next == other || next.IsWaitingFor(other));

    public async Task<IReadOnlyList<byte[]?>> FenceAsync(IReadOnlyList<FenceRequest> fences, CancellationToken cancellationToken)
    {
        var receipts = new List<byte[]?>();
        await RunAsync("fence " + string.Join(", ", fences.Select(TextOf)), () =>
        {
            CommitChecks.FencesComeFirstAndInOrder(fences, _codes.IsEmpty);
            while (receipts.Count < fences.Count)
            {
                var fence = fences[receipts.Count];
                var stream = Database.Stream(fence.Stream);
                if (stream is null || stream.Row.Epoch != fence.Epoch || stream.Row.NextSequence != fence.NextSequence)
                {
                    // As in PostgreSQL: what the snapshot does not match is not waited for.
                    receipts.Add(null);
                }
                else if (stream.LockedBy is { } holder && holder != this)
                {
                    return holder;
                }
                else
                {
                    stream.LockedBy = this;
                    _shelved[fence.Stream.Key] = fence.NextSequence - 1;
                    receipts.Add(stream.Row.Receipt);
                }
            }

            return null;
        });
        return receipts;
    }

    public async Task<StreamRow?> ReadStreamAsync(StreamIdentity stream, CancellationToken cancellationToken)
    {
        StreamRow? row = null;
        await RunAsync($"read {stream.Name}", () =>
        {
            row = Database.ReadStream(stream);
            return null;
        });
        return row;
    }

    public async Task<LedgerEntry?> ReadBatchAsync(StreamIdentity stream, long sequence, CancellationToken cancellationToken)
    {
        LedgerEntry? entry = null;
        await RunAsync($"read {stream.Name}/{sequence}", () =>
        {
            entry = Database.ReadBatch(stream, sequence);
            return null;
        });
        return entry;
    }

    public Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) =>
        RunAsync("judge", () =>
        {
            _codes.JudgeParents(judgements);
            return null;
        });

    public Task CopyAsync(IReadOnlyList<Judgement> judgements, GroupOrder? order, CancellationToken cancellationToken)
    {
        var next = 0;
        return RunAsync($"copy {order!.Count}", () =>
        {
            for (; next < order.Count; next++)
            {
                var entry = order.Entries[next];
                if (_codes.TryLock(this, judgements[entry.Batch], entry.Row) is { } holder)
                {
                    return holder;
                }

                if (!_codes.TryAdd(judgements[entry.Batch], entry.Row))
                {
                    throw new LedgerConflictException("model: active already");
                }
            }

            return null;
        });
    }

    public Task SavepointAsync(CancellationToken cancellationToken) => RunAsync("savepoint", () =>
    {
        _codes.Savepoint();
        return null;
    });

    public Task ReleaseAsync(CancellationToken cancellationToken) => RunAsync("release", () => null);

    public Task RollbackToSavepointAsync(CancellationToken cancellationToken) =>
        RunAsync(
            "rollback to savepoint",
            () =>
            {
                _codes.RollbackToSavepoint();
                State = TransactionState.Open;
                return null;
            },
            mayHaveFailed: true);

    public async Task InsertAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        var batch = TextOf(judgement.Batch);
        await RunAsync("read existing of " + batch, () =>
        {
            _codes.RefuseExisting(judgement);
            _codes.JudgeParents([judgement]);
            DuplicateRules.RefuseRepeatsInBatch(judgement);
            return null;
        });
        var next = 0;
        var own = new HashSet<int>();
        await RunAsync("insert " + batch, () =>
        {
            for (; next < judgement.Rows.SortedCount; next++)
            {
                var row = judgement.Rows.Sorted[next].Row;
                if (judgement.IsRefused(row) || judgement.Accepted == 0)
                {
                    continue;
                }

                if (_codes.TryLock(this, judgement, row) is { } holder)
                {
                    return holder;
                }

                if (_codes.TryAdd(judgement, row))
                {
                    own.Add(row);
                }
            }

            return null;
        });
        await RunAsync("read others of " + batch, () =>
        {
            _codes.RefuseExisting(judgement, own);
            return null;
        });
    }

    public Task AppendAsync(
        IReadOnlyList<StreamAdvance> streams, IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) =>
        RunAsync("append " + string.Join(", ", judgements.Select(judgement => TextOf(judgement.Batch))), () =>
        {
            var rows = streams.Select(advance => Database.Stream(advance.Stream)!).ToList();
            if (rows.Find(row => row.LockedBy is not null && row.LockedBy != this) is { } locked)
            {
                return locked.LockedBy;
            }

            rows.ForEach(row => row.LockedBy = this);

            _advances.AddRange(streams);
            _appended.AddRange(judgements);
            CommitChecks.KeysAreNew(Database, _appended);
            return null;
        });

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        IsCommitSent = true;
        return RunAsync("COMMIT", () =>
        {
            // So many, because otherwise the steps for doubt would hardly be walked.
            if (!Database.World.Fault(150))
            {
                Apply();
                return null;
            }

            switch (Database.World.Choices.Below(4))
            {
                case 0:
                    Apply();
                    break;
                case 1:
                    Lose(mayCommit: true);
                    break;
                case 2:
                    Lose(mayCommit: false);
                    break;
                default:
                    Rollback();
                    throw new LedgerFaultException(LedgerFault.Unavailable, "model: COMMIT refused");
            }

            throw new CommitInDoubtException("model: connection lost in COMMIT");
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsCommitSent && State is TransactionState.Open or TransactionState.Failed)
        {
            await Database.PauseAsync(Host, $"{Name}: rollback");
            if (!IsEnded && State != TransactionState.Lost)
            {
                Rollback();
            }
        }
    }

    public void StatementFailed()
    {
        WaitsFor = null;
        State = State == TransactionState.Open ? TransactionState.Failed : State;
    }

    /// <summary>The connection is gone; the server holds the locks until it notices, or until the back end is ended.</summary>
    public void Lose(bool mayCommit)
    {
        if (IsEnded || State == TransactionState.Lost)
        {
            return;
        }

        WaitsFor = null;
        State = TransactionState.Lost;
        _end = new Step(Name + " ends", null, () =>
        {
            if (mayCommit && Database.World.Choices.PerMille(600))
            {
                Apply();
            }
            else
            {
                Rollback();
            }
        })
        {
            NotBefore = Database.World.StepCount + Database.World.Choices.Below(120),
        };
        Database.World.Add(_end);
    }

    /// <summary>pg_terminate_backend: the end comes soon, but what it is has been decided by the server.</summary>
    public void Terminate() => _end?.NotBefore = 0;

    private static string TextOf(FenceRequest fence) => $"{fence.Stream.Name}@{fence.Epoch}/{fence.NextSequence}";

    private static string TextOf(PendingBatch batch) => $"{batch.Stream.Name}@{batch.Epoch}/{batch.Sequence}";

    private Task RunAsync(string what, Func<ModelTransaction?> attempt, bool mayHaveFailed = false)
    {
        if (State == TransactionState.Open || (mayHaveFailed && State == TransactionState.Failed))
        {
            return Database.RunAsync(Host, this, what, attempt);
        }

        return State == TransactionState.Lost
            ? Task.FromException(new LedgerFaultException(LedgerFault.Unavailable, "model: the connection is gone"))
            : throw Database.World.Violation($"{Name}: \"{what}\" in a transaction that is {State}");
    }

    private void Apply()
    {
        CommitChecks.MayCommit(Database, _shelved, _advances, _appended);
        _codes.Apply(_appended);
        foreach (var (key, shelved) in _shelved)
        {
            var stream = Database.Streams[key];
            stream.Row = stream.Row with { ShelvedSequence = shelved };
        }

        foreach (var judgement in _appended)
        {
            Database.Stream(judgement.Batch.Stream)!.Batches.Add(new StoredBatch(judgement.Entry!, judgement.Batch));
        }

        foreach (var advance in _advances)
        {
            var stream = Database.Stream(advance.Stream)!;
            stream.Row = stream.Row with
            {
                NextSequence = advance.NextSequence,
                Receipt = advance.Receipt,
                ClientPosition = advance.ClientPosition,
            };
        }

        End(TransactionState.Committed);
        CommitChecks.Committed(Database, _appended);
    }

    private void Rollback() => End(TransactionState.RolledBack);

    private void End(TransactionState state)
    {
        State = state;
        Database.World.Log($"{Host.Name} {Name} is {state}");
        Database.Running.Remove(this);
        _codes.Unlock();
        foreach (var stream in Database.Streams.Values.Where(stream => stream.LockedBy == this))
        {
            stream.LockedBy = null;
        }
    }
}
