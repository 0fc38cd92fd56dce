using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Batching;

/// <summary>
/// One holder of a stream: its expected sequence and what it has in flight (steps 2, 3, 7 and 8 of the write protocol).
/// Batches are submitted by one caller at a time; answers come from the lanes.
/// </summary>
internal sealed class Session(StreamIdentity stream, StreamRow opened, ILedger ledger, LaneSet lanes)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, PendingBatch> _inFlight = [];
    private readonly RowQuality _quality = new();
    private long _expected = opened.NextSequence;
    private bool? _carriesPosition = opened.NextSequence == 1 ? null : opened.ClientPosition is not null;
    private BatchOutcome? _ended;
    private bool _isInPenalty;
    private TaskCompletionSource? _settled;

    public StreamIdentity Stream { get; } = stream;

    /// <summary>The durable state that Open returned.</summary>
    public StreamRow Opened { get; } = opened;

    public long Epoch => Opened.Epoch;

    /// <summary>Sequence that the next new batch must have.</summary>
    public long Expected
    {
        get
        {
            lock (_gate)
            {
                return _expected;
            }
        }
    }

    /// <summary>
    /// If one batch of a stream carries a client position, all must. Null when the batch keeps the rule, else what all others
    /// do.
    /// </summary>
    public bool? PositionRuleBrokenBy(bool carriesPosition)
    {
        lock (_gate)
        {
            return _carriesPosition is { } rule && rule != carriesPosition ? rule : null;
        }
    }

    /// <summary>
    /// Takes a batch: enqueues it, or answers from what is in flight or in the ledger. The returned task is its answer; the
    /// outer task completes when the next batch may be submitted.
    /// </summary>
    public async ValueTask<Task<BatchOutcome>> SubmitAsync(PendingBatch batch, CancellationToken cancellationToken)
    {
        await HoldAsync(cancellationToken);
        Lane lane;
        lock (_gate)
        {
            if (_ended is not null)
            {
                return Task.FromResult(_ended);
            }

            if (batch.Sequence > _expected)
            {
                return Task.FromResult(new BatchOutcome { Kind = OutcomeKind.OutOfRange, NextSequence = _expected });
            }

            if (batch.Sequence < _expected)
            {
                return _inFlight.TryGetValue(batch.Sequence, out var running)
                    ? AnswerRepeatAsync(batch, running.Answer.Task, cancellationToken)
                    : AnswerFromLedgerAsync(batch, cancellationToken);
            }

            _expected++;
            _carriesPosition ??= batch.ClientPosition is not null;
            _inFlight.Add(batch.Sequence, batch);
            lane = lanes.For(Stream.Key, _isInPenalty);
        }

        // Not cancelled: what is in flight must reach its lane, or the stream would wedge behind it.
        await lane.EnqueueAsync(new QueuedBatch(this, batch), CancellationToken.None);
        return batch.Answer.Task;
    }

    /// <summary>A lane begins to write the batch; false when it was answered meanwhile.</summary>
    public bool TryTake(PendingBatch batch)
    {
        lock (_gate)
        {
            batch.IsTaken = !batch.IsDropped;
            return batch.IsTaken;
        }
    }

    /// <summary>A newer holder was answered: what is queued here gets ABORTED before any fence.</summary>
    public void Abort() => End(BatchOutcome.Aborted());

    /// <summary>The outcomes of one group. A failed batch fails all behind it, so no gap is ever committed (step 7).</summary>
    public void Settle(IReadOnlyList<(PendingBatch Batch, BatchOutcome Outcome)> answered)
    {
        var answers = new List<(PendingBatch Batch, BatchOutcome Outcome)>(answered);
        lock (_gate)
        {
            foreach (var (batch, outcome) in answered)
            {
                _inFlight.Remove(batch.Sequence);
                if (outcome.Entry is { } entry && outcome.Kind == OutcomeKind.Committed)
                {
                    _quality.Add(entry.Counts);
                }
            }

            foreach (var (batch, outcome) in answered)
            {
                if (outcome.Kind is OutcomeKind.Committed or OutcomeKind.AlreadyCommitted)
                {
                    continue;
                }

                DropFrom(batch.Sequence, outcome, answers);
                break;
            }

            WakeHeld();
        }

        foreach (var (batch, outcome) in answers)
        {
            batch.Answer.TrySetResult(WithNext(outcome));
        }
    }

    private void DropFrom(long sequence, BatchOutcome outcome, List<(PendingBatch Batch, BatchOutcome Outcome)> answers)
    {
        var holdsForAll = outcome.Kind is OutcomeKind.Unavailable or OutcomeKind.Aborted;
        var behind = holdsForAll ? outcome : BatchOutcome.Unknown(outcome.Detail);
        foreach (var queued in _inFlight.Values.Where(queued => queued.Sequence >= sequence).ToList())
        {
            _inFlight.Remove(queued.Sequence);
            queued.IsDropped = true;
            answers.Add((queued, behind));
        }

        if (outcome.Kind == OutcomeKind.Unavailable)
        {
            _expected = Math.Min(_expected, sequence);
        }
        else
        {
            // Aborted, unknown or a ledger that disagrees: this holder can't go on.
            _ended = behind;
        }
    }

    private void End(BatchOutcome outcome)
    {
        var answers = new List<(PendingBatch Batch, BatchOutcome Outcome)>();
        lock (_gate)
        {
            // What a lane is writing now is settled by the lane: its fence decides.
            _ended ??= outcome;
            foreach (var queued in _inFlight.Values.Where(queued => !queued.IsTaken).ToList())
            {
                _inFlight.Remove(queued.Sequence);
                queued.IsDropped = true;
                answers.Add((queued, outcome));
            }

            WakeHeld();
        }

        foreach (var (batch, answer) in answers)
        {
            batch.Answer.TrySetResult(answer);
        }
    }

    /// <summary>
    /// Arrivals wait here while the stream has as much under way as its rows deserve, and before it changes lanes: only when
    /// nothing of it is queued or running (step 8).
    /// </summary>
    private async ValueTask HoldAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task settled;
            lock (_gate)
            {
                var mayFollow = _isInPenalty == _quality.IsBad && _inFlight.Count < _quality.MaxInFlight;
                if (_ended is not null || _inFlight.Count == 0 || mayFollow)
                {
                    _isInPenalty = _inFlight.Count == 0 ? _quality.IsBad : _isInPenalty;
                    return;
                }

                _settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                settled = _settled.Task;
            }

            await settled.WaitAsync(cancellationToken);
        }
    }

    private void WakeHeld()
    {
        _settled?.TrySetResult();
        _settled = null;
    }

    /// <summary>A repeat of a batch in flight waits for its answer and then asks the ledger like any other repeat.</summary>
    private async Task<BatchOutcome> AnswerRepeatAsync(
        PendingBatch batch, Task<BatchOutcome> running, CancellationToken cancellationToken)
    {
        var outcome = await running;
        return outcome.Kind is OutcomeKind.Committed or OutcomeKind.AlreadyCommitted or OutcomeKind.Conflict
            ? await AnswerFromLedgerAsync(batch, cancellationToken)
            : outcome;
    }

    private async Task<BatchOutcome> AnswerFromLedgerAsync(PendingBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await ledger.ReadBatchAsync(Stream, batch.Sequence, cancellationToken);
            if (entry is null)
            {
                return WithNext(BatchOutcome.Unavailable("the batch is not in the ledger"));
            }

            // Only "below the durable end with the same digest" is a duplicate; any other mismatch is a conflict.
            if (entry.Digest.AsSpan().SequenceEqual(batch.Digest))
            {
                return BatchOutcome.Already(entry);
            }

            var row = await ledger.ReadStreamAsync(Stream, cancellationToken);
            return BatchOutcome.Conflict(entry, row);
        }
        catch (LedgerFaultException fault)
        {
            return WithNext(BatchOutcome.Unavailable(fault.Message));
        }
    }

    private BatchOutcome WithNext(BatchOutcome outcome) =>
        outcome.Kind == OutcomeKind.Unavailable ? outcome with { NextSequence = Expected } : outcome;
}
