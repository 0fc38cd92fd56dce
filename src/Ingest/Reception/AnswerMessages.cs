using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Reception;

/// <summary>Outcomes as messages.</summary>
internal static class AnswerMessages
{
    /// <summary>An ack from a ledger entry.</summary>
    public static BatchAck Ack(LedgerEntry entry, OutcomeKind kind)
    {
        var ack = new BatchAck
        {
            Sequence = (ulong)entry.Sequence,
            Accepted = (uint)entry.Counts.Accepted,
            Refused = (uint)entry.Counts.Refused,
            OpenParents = (uint)entry.Counts.OpenParents,
            Flagged = (uint)entry.Flagged,
            AlreadyCommitted = kind == OutcomeKind.AlreadyCommitted,
            ValidatedOnly = kind == OutcomeKind.Validated,
        };
        if (kind != OutcomeKind.Validated)
        {
            ack.Receipt = UnsafeByteOperations.UnsafeWrap(entry.Receipt);
            ack.CommittedAt = Timestamp.FromDateTimeOffset(entry.CommittedAt);
        }

        AddVerdicts(entry, ack.Verdicts, ack.Reasons);
        if (entry.BatchVerdict is { } whole)
        {
            ack.BatchVerdict = whole.ToProto();
        }

        return ack;
    }

    /// <summary>The verdicts of an entry, and the texts of each reason once.</summary>
    public static void AddVerdicts(LedgerEntry entry, ICollection<RowVerdict> verdicts, ICollection<ReasonText> texts)
    {
        var reasons = new HashSet<Reason>();
        foreach (var verdict in entry.Verdicts)
        {
            verdicts.Add(verdict.ToProto());
            reasons.Add(verdict.Reason);
        }

        if (entry.BatchVerdict is { } whole)
        {
            reasons.Add(whole.Reason);
        }

        foreach (var reason in reasons)
        {
            texts.Add(VerdictCatalogue.Text(reason));
        }
    }

    /// <summary>The in-stream fault of an outcome that is not in the ledger.</summary>
    public static StreamFault Fault(long sequence, BatchOutcome outcome)
    {
        var (code, zh, en) = Describe(outcome);
        return new StreamFault
        {
            Code = code,
            Sequence = (ulong)sequence,
            NextSequence = (ulong)outcome.NextSequence,
            LastReceipt = outcome.Stream is { } row ? UnsafeByteOperations.UnsafeWrap(row.Receipt) : ByteString.Empty,
            ClientPosition = ByteString.CopyFrom(outcome.Stream?.ClientPosition ?? []),
            MessageZh = zh,
            MessageEn = en,
        };
    }

    private static (FaultCode Code, string Zh, string En) Describe(BatchOutcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Aborted => (
            FaultCode.Aborted,
            "另一个客户端已打开此流，本会话已失效；请先确认谁在使用该流",
            "another client opened this stream; this session has ended, find out who holds the stream"),
        OutcomeKind.Conflict => (
            FaultCode.Conflict,
            $"该序号已提交过不同内容，未写入；请从 {outcome.NextSequence} 继续",
            $"this sequence was committed with other content, nothing was written; go on from {outcome.NextSequence}"),
        OutcomeKind.OutOfRange => (
            FaultCode.OutOfRange,
            $"序号超前，未写入；请从 {outcome.NextSequence} 继续",
            $"the sequence is ahead, nothing was written; go on from {outcome.NextSequence}"),
        OutcomeKind.Unknown => (
            FaultCode.UnknownOutcome,
            "提交结果未知；请重新打开流并重发",
            "the outcome is not known; open the stream again and resend"),
        _ => (
            FaultCode.Unavailable,
            $"数据库故障，本批及其后均未写入；请从 {outcome.NextSequence} 重发：{outcome.Detail}",
            $"operating fault, nothing of this batch or behind it was written; resend from {outcome.NextSequence}: "
            + outcome.Detail),
    };
}
