using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>State of a group over its attempts, and what the running attempt has found.</summary>
internal sealed class GroupAttempt(IReadOnlyList<PendingBatch> batches, bool carefully)
{
    private readonly Dictionary<PendingBatch, BatchOutcome> _answers = [];
    private readonly Dictionary<PendingBatch, OutcomeKind> _decided = [];

    /// <summary>Final outcomes, complete when the writer returns.</summary>
    public Dictionary<PendingBatch, BatchOutcome> Outcomes { get; } = new(batches.Count);

    /// <summary>Streams of this attempt that passed the fence.</summary>
    public List<StreamRun> Runs { get; private set; } = [];

    /// <summary>Judgements of this attempt, in writing order.</summary>
    public List<Judgement> Written { get; } = [];

    /// <summary>Streams whose state was read from the ledger because the fence did not match.</summary>
    public List<(StreamIdentity Stream, StreamRow Row)> Revealed { get; } = [];

    /// <summary>Batch by batch under savepoints.</summary>
    public bool Carefully { get; set; } = carefully;

    /// <summary>Batch by batch, because an attempt showed that it must be or because of what the batches are.</summary>
    public bool NeedsCare => Carefully || batches.Any(batch => batch.Rows.NeedsCare);

    /// <summary>The last attempt lost its connection in COMMIT and the locks have not been obtained since.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>This attempt has passed the fence: what times out now is a code, not a stream.</summary>
    public bool HoldsLocks { get; set; }

    /// <summary>A COMMIT of this group was lost before.</summary>
    public bool WasInDoubt { get; set; }

    public LostConnection? Lost { get; set; }

    public int Redos { get; set; }

    /// <summary>Forgets everything the last attempt found out, but for what the ledger has decided for ever.</summary>
    public void Restart()
    {
        Remember();
        _answers.Clear();
        Written.Clear();
        Revealed.Clear();
        HoldsLocks = false;
        Runs = StreamRun.From(batches);
    }

    /// <summary>An answer that holds if this attempt ends well.</summary>
    public void Answer(PendingBatch batch, BatchOutcome outcome) => _answers[batch] = outcome;

    /// <summary>A batch that this attempt writes (or records as refused).</summary>
    public void Judged(Judgement judgement) => Written.Add(judgement);

    /// <summary>The attempt is durable: its answers become outcomes.</summary>
    public void Publish()
    {
        foreach (var (batch, outcome) in _answers)
        {
            Outcomes[batch] = outcome;
        }

        foreach (var judgement in Written)
        {
            Outcomes[judgement.Batch] = BatchOutcome.Committed(judgement.Entry!);
        }
    }

    /// <summary>
    /// Every batch gets the same outcome, but for what the ledger has decided for ever in this attempt or one before: an older
    /// holder that was told to try again would open again and duel with the newer one, and what is in the ledger may not be
    /// called unwritten. It is UNKNOWN, since its shelves have not been emptied: the answer waits for Open or the resend.
    /// </summary>
    public void FailAll(BatchOutcome outcome)
    {
        Remember();
        foreach (var batch in batches)
        {
            Outcomes[batch] = _decided.TryGetValue(batch, out var decided)
                ? decided == OutcomeKind.Aborted ? BatchOutcome.Aborted() : BatchOutcome.Unknown(outcome.Detail)
                : outcome;
        }
    }

    private void Remember()
    {
        foreach (var (batch, answer) in _answers)
        {
            if (answer.Kind is OutcomeKind.Aborted or OutcomeKind.AlreadyCommitted)
            {
                _decided[batch] = answer.Kind;
            }
        }
    }
}
