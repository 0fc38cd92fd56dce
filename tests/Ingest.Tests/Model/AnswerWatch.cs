using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>
/// Looks at every answer at the step in which it becomes visible: promises P1, P4, P8 and that "not written" stays true.
/// </summary>
internal sealed class AnswerWatch(ModelDatabase database)
{
    private readonly List<(ModelProcess Host, PendingBatch Batch, Task<BatchOutcome> Answer, bool IsCalm)> _open = [];
    private readonly HashSet<PendingBatch> _notWritten = [];

    /// <summary>Answers seen, by kind.</summary>
    public Dictionary<OutcomeKind, int> Seen { get; } = [];

    /// <param name="host">The answer dies with it.</param>
    /// <param name="batch">What was sent.</param>
    /// <param name="answer">Its answer, when there is one.</param>
    /// <param name="isCalm">Sent by the newest holder after the last fault: it must succeed.</param>
    public void Add(ModelProcess host, PendingBatch batch, Task<BatchOutcome> answer, bool isCalm) =>
        _open.Add((host, batch, answer, isCalm));

    public void Look()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var (host, batch, answer, isCalm) = _open[i];
            if (answer.IsCompleted)
            {
                _open.RemoveAt(i);
                See(batch, answer.Result, isCalm);
            }
            else if (!host.IsAlive)
            {
                _open.RemoveAt(i);
            }
        }
    }

    public void NothingWasWrittenAfterAll()
    {
        foreach (var batch in database.Streams.Values.SelectMany(stream => stream.Batches))
        {
            Check(!_notWritten.Contains(batch.Sent), batch.Sent, "was answered as not written, and is in the ledger");
        }
    }

    private void See(PendingBatch batch, BatchOutcome outcome, bool isCalm)
    {
        Seen[outcome.Kind] = Seen.GetValueOrDefault(outcome.Kind) + 1;
        database.World.Log($"    {batch.Stream.Name}@{batch.Epoch}/{batch.Sequence} is answered {outcome.Kind} {outcome.Detail}");
        var stored = database.Stream(batch.Stream)!;
        var entry = database.ReadBatch(batch.Stream, batch.Sequence);
        switch (outcome.Kind)
        {
            case OutcomeKind.Committed or OutcomeKind.AlreadyCommitted:
                Acked(batch, outcome.Entry!, entry);
                return;
            case OutcomeKind.Conflict:
                var isOther = entry is not null && !entry.Digest.SequenceEqual(batch.Digest);
                Check(isOther, batch, "P4: CONFLICT, but nothing else stands there");
                Check(outcome.Entry!.Sequence == batch.Sequence, batch, "P4: CONFLICT with the entry of another batch");
                break;
            case OutcomeKind.Aborted:
                Check(!batch.Stream.IsDocument, batch, "step 9: a document is answered ABORTED");
                Check(stored.Row.Epoch > batch.Epoch, batch, "P8: the newest holder is answered ABORTED");
                break;
            case OutcomeKind.Unavailable when !outcome.Detail.StartsWith("model:", StringComparison.Ordinal):
                Check(stored.Row.Epoch == batch.Epoch, batch, "step 4: an older holder is told to try again");
                Check(!isCalm, batch, "P9: UNAVAILABLE without an operating fault");
                break;
            case OutcomeKind.OutOfRange:
                Check(batch.Sequence > outcome.NextSequence, batch, "step 3: OUT_OF_RANGE at or below the next sequence");
                break;
            case OutcomeKind.Unknown:
                Check(!isCalm, batch, "P9: UNKNOWN without a lost connection");
                return;
        }

        _notWritten.Add(batch);
        Check(!stored.Batches.Exists(one => one.Sent == batch), batch, "is answered as not written, and is in the ledger");
    }

    private void Acked(PendingBatch batch, LedgerEntry answered, LedgerEntry? stored)
    {
        Check(stored is not null, batch, "P1: acked before it is committed");
        Check(stored!.Digest.SequenceEqual(batch.Digest), batch, "P4: acked, but the ledger has another digest");
        Check(answered.Receipt.SequenceEqual(stored.Receipt), batch, "P4: the answer has another receipt than the first one");
        Check(answered.Counts == stored.Counts, batch, "P4: the answer has other counts than the first one");
        Check(answered.CommittedAt == stored.CommittedAt, batch, "P4: the answer has another time than the first one");
        Check(
            VerdictDigests.Of(answered.BatchVerdict, answered.Verdicts).SequenceEqual(stored.VerdictDigest),
            batch,
            "P4: the answer has other verdicts than the first one");
        Check(
            !database.Stale.Any(stale => stale.Stream == batch.Stream.Key && stale.Sequence == batch.Sequence),
            batch,
            "shelves: acked before they are emptied");
    }

    private static void Check(bool holds, PendingBatch batch, string otherwise)
    {
        if (!holds)
        {
            throw new ModelViolationException($"{batch.Stream.Name}@{batch.Epoch}/{batch.Sequence}: {otherwise}");
        }
    }
}
