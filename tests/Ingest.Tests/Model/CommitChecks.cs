using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>What must hold of every commit: promises P2, P3, P5, P6 and P7, and that the shelves keep up.</summary>
internal static class CommitChecks
{
    public static void FencesComeFirstAndInOrder(IReadOnlyList<FenceRequest> fences, bool nothingWritten)
    {
        Check(nothingWritten, "step 4: a stream is locked after a code");
        for (var i = 1; i < fences.Count; i++)
        {
            Check(fences[i - 1].Stream.Key <= fences[i].Stream.Key, "step 4: streams are locked out of order");
        }
    }

    public static void KeysAreNew(ModelDatabase database, IReadOnlyList<Judgement> appended)
    {
        foreach (var one in appended.GroupBy(judgement => (judgement.Batch.Stream.Key, judgement.Entry!.Sequence)))
        {
            var isNew = one.Count() == 1 && database.ReadBatch(one.First().Batch.Stream, one.Key.Sequence) is null;
            Check(isNew, $"P2: {one.First().Batch.Stream.Name}/{one.Key.Sequence} is written twice");
        }
    }

    public static void MayCommit(
        ModelDatabase database,
        IReadOnlyDictionary<StreamKey, long> shelved,
        IReadOnlyList<StreamAdvance> advances,
        IReadOnlyList<Judgement> appended)
    {
        foreach (var judgements in appended.GroupBy(judgement => judgement.Batch.Stream.Key))
        {
            var stream = database.Streams[judgements.Key];
            var advance = advances.Single(one => one.Stream.Key == judgements.Key);
            MayFollow(stream, [.. judgements], advance);
        }

        foreach (var stale in database.Stale)
        {
            Check(
                !shelved.TryGetValue(stale.Stream, out var upTo) || stale.Sequence > upTo,
                $"shelves: marked as emptied up to {upTo}, but sequence {stale.Sequence} still stands there");
        }
    }

    public static void Committed(ModelDatabase database, IReadOnlyList<Judgement> appended)
    {
        foreach (var judgement in appended)
        {
            RowsAgree(database, new StoredBatch(judgement.Entry!, judgement.Batch));
        }
    }

    /// <summary>Everything again, from the first receipt on, as `trace verify` does.</summary>
    public static void Everything(ModelDatabase database)
    {
        var accepted = 0;
        foreach (var stream in database.Streams.Values)
        {
            var receipt = stream.Identity.FirstReceipt;
            var sequence = 0L;
            foreach (var batch in stream.Batches)
            {
                sequence++;
                Check(batch.Entry.Sequence == sequence, $"P3: a gap in {stream.Identity.Name} before {batch.Entry.Sequence}");
                receipt = ReceiptAfter(receipt, batch.Entry);
                Check(batch.Entry.Receipt.SequenceEqual(receipt), $"P7: the receipt of {sequence} does not chain");
                RowsAgree(database, batch);
                accepted += batch.Entry.Counts.Accepted;
            }

            Check(stream.Row.NextSequence == sequence + 1, "P3: next_sequence is not behind the last batch");
            Check(stream.Row.Receipt.SequenceEqual(receipt), "P7: the stream's receipt is not that of its last batch");
        }

        Check(accepted == database.Codes.Count, "P1: the table has other codes than the ledger");
        Check(database.Running.Count == 0 && database.CodeLocks.Count == 0, "P9: a transaction was left behind");
    }

    private static void MayFollow(StoredStream stream, IReadOnlyList<Judgement> judgements, StreamAdvance advance)
    {
        var name = stream.Identity.Name;
        var next = stream.Row.NextSequence;
        var receipt = stream.Row.Receipt;
        foreach (var judgement in judgements)
        {
            var entry = judgement.Entry!;
            var isNext = entry.Sequence == next && judgement.Batch.Sequence == next;
            Check(isNext, $"P3: {name} commits {entry.Sequence} after {next - 1}");
            Check(
                stream.Identity.IsDocument || judgement.Batch.Epoch >= stream.AnsweredEpoch,
                $"P5: {name} commits for epoch {judgement.Batch.Epoch}, but epoch {stream.AnsweredEpoch} was answered");
            Check(entry.Digest.SequenceEqual(judgement.Batch.Digest), "P4: the ledger has another digest than the batch");
            receipt = ReceiptAfter(receipt, entry);
            Check(entry.Receipt.SequenceEqual(receipt), $"P7: the receipt of {name}/{next} does not chain");
            next++;
        }

        Check(advance.NextSequence == next, $"P3: {name} moves to {advance.NextSequence} after {next - 1}");
        Check(advance.Receipt.SequenceEqual(receipt), $"P7: {name} gets a receipt that is not its last batch's");
        var isItsPosition = advance.ClientPosition == judgements[^1].Batch.ClientPosition;
        Check(isItsPosition, $"{name} gets another position than its last batch's");
    }

    private static byte[] ReceiptAfter(byte[] previous, LedgerEntry entry)
    {
        var verdicts = VerdictDigests.Of(entry.BatchVerdict, entry.Verdicts);
        Check(entry.VerdictDigest.SequenceEqual(verdicts), "P4: the verdict digest is not that of the verdicts");
        return Receipts.Next(previous, entry.Sequence, entry.Digest, entry.Counts, verdicts);
    }

    private static void RowsAgree(ModelDatabase database, StoredBatch batch)
    {
        var (entry, sent) = batch;
        var name = $"{sent.Stream.Name}/{entry.Sequence}";
        Check(entry.Counts.Accepted + entry.Counts.Refused == sent.Rows.RowCount, $"{name}: accepted + refused is not sent");
        var refused = entry.Verdicts.ToDictionary(verdict => verdict.Row);
        var present = 0;
        for (var row = 0; row < sent.Rows.RowCount; row++)
        {
            var active = database.Codes.GetValueOrDefault(Convert.ToHexString(((ActivationRows)sent.Rows).Codes[row]));
            var isOurs = active is not null
                && (active.Stream, active.Sequence, active.Row) == (sent.Stream.Key, entry.Sequence, row);
            present += isOurs ? 1 : 0;
            var isAccepted = entry.BatchVerdict is null && !refused.ContainsKey(row);
            Check(isAccepted == isOurs, $"P6: {name} row {row} is accepted: {isAccepted}, and in the table: {isOurs}");
            if (entry.BatchVerdict is null && refused.TryGetValue(row, out var verdict) && IsForExisting(verdict.Reason))
            {
                Check(active is not null, $"P6: {name} row {row} is refused as {verdict.Reason}, but nobody has the code");
            }
        }

        Check(present == entry.Counts.Accepted, $"P2: {name} is present in part: {present} of {entry.Counts.Accepted}");
    }

    /// <summary>All reasons of the model but the one that validation gives.</summary>
    private static bool IsForExisting(Reason reason) => reason != Reason.CodeBadCharacter;

    private static void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ModelViolationException(otherwise);
        }
    }
}
