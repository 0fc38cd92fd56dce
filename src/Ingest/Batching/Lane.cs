using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Batching;

/// <summary>
/// One writer with one connection. While it commits, what arrives waits in its bounded queue; the next transaction takes all
/// that is there up to a row limit: group commit without timers.
/// </summary>
internal sealed class Lane(int number, bool isPenalty, GroupWriter writer, LaneClock clock, LaneOptions options, ILogger logger)
{
    private readonly Channel<QueuedBatch> _queue = Channel.CreateBounded<QueuedBatch>(
        new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly List<QueuedBatch> _group = [];

    /// <summary>Number of the lane, for logs.</summary>
    public int Number { get; } = number;

    /// <summary>The lane for streams with recent bad rows: careful from the start, and resting while others are busy.</summary>
    public bool IsPenalty { get; } = isPenalty;

    /// <summary>Waits while the queue is full.</summary>
    public ValueTask EnqueueAsync(QueuedBatch batch, CancellationToken cancellationToken) =>
        _queue.Writer.WriteAsync(batch, cancellationToken);

    /// <summary>No more batches; <see cref="RunAsync"/> ends when the queue is empty.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Writes groups until the queue is completed and empty.</summary>
    public async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            TakeGroup();
            if (_group.Count > 0)
            {
                await WriteGroupAsync();
            }
        }
    }

    private void TakeGroup()
    {
        _group.Clear();
        var rows = 0;
        while (_queue.Reader.TryPeek(out var next))
        {
            if (_group.Count > 0 && (rows + next.Batch.Rows.RowCount > options.MaxGroupRows || !MayJoinGroup(next)))
            {
                return;
            }

            _queue.Reader.TryRead(out _);
            if (next.TryTake())
            {
                rows += next.Batch.Rows.RowCount;
                _group.Add(next);
            }
        }
    }

    /// <summary>
    /// A group is of one kind. And a document sent twice at a time has one sequence twice, and one fence would let both pass:
    /// the second waits for the next transaction, whose fence sends it to the ledger.
    /// </summary>
    private bool MayJoinGroup(QueuedBatch next) =>
        next.Batch.Rows.Kind == _group[0].Batch.Rows.Kind
        && (next.Session is not null || !_group.Exists(queued => queued.Batch.Stream.Key == next.Batch.Stream.Key));

    private async Task WriteGroupAsync()
    {
        var started = clock.Start(this);
        IReadOnlyDictionary<PendingBatch, BatchOutcome> outcomes;
        try
        {
            outcomes = await writer.WriteAsync(_group.ConvertAll(queued => queued.Batch), IsPenalty, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // A broken invariant: whether anything was committed is not known, and nobody may be told otherwise.
            IngestLog.GroupBroken(logger, exception, Number);
            outcomes = _group.ToDictionary(queued => queued.Batch, _ => BatchOutcome.Unknown("internal error"));
        }

        Settle(outcomes);
        await clock.FinishAsync(this, started);
    }

    private void Settle(IReadOnlyDictionary<PendingBatch, BatchOutcome> outcomes)
    {
        foreach (var bySession in _group.GroupBy(queued => queued.Session))
        {
            var answered = bySession.Select(queued => (queued.Batch, outcomes[queued.Batch])).ToList();
            if (bySession.Key is { } session)
            {
                session.Settle(answered);
                continue;
            }

            foreach (var (batch, outcome) in answered)
            {
                batch.Answer.TrySetResult(outcome);
            }
        }
    }
}
