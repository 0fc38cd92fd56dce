using System.Collections.Concurrent;
using TraceEngine.Client.Streaming;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.Kit;

/// <summary>
/// What the client side knows of one stream: the answer to each batch. Rows are not kept, the line can make them again.
/// </summary>
internal sealed class StreamLedger(SeededLine line)
{
    private readonly ConcurrentDictionary<long, KnownAnswer> _answers = new();

    public SeededLine Line { get; } = line;

    public string Name => Line.Name;

    public IReadOnlyDictionary<long, KnownAnswer> Answers => _answers;

    /// <summary>Answers that only a resend brought: their batch was durable when the server or the client was lost.</summary>
    public int AnsweredAfterLoss { get; private set; }

    /// <summary>Takes an answer; the first one of a batch is the only one.</summary>
    public void Take(BatchAnswer answer, DrillReport report)
    {
        var ack = answer.Ack;
        AnsweredAfterLoss += ack.AlreadyCommitted ? 1 : 0;
        var known = new KnownAnswer(
            ack.Receipt,
            (int)ack.Accepted,
            (int)ack.Refused,
            [.. ack.Verdicts.Select(verdict => (int)verdict.Row)],
            ack.BatchVerdict is not null);
        Take((long)ack.Sequence, known, report);
    }

    /// <summary>Takes an answer that another process reported.</summary>
    public void Take(long sequence, KnownAnswer answer, DrillReport report)
    {
        if (!_answers.TryAdd(sequence, answer) && !_answers[sequence].Receipt.Equals(answer.Receipt))
        {
            report.Finding($"{Name}: batch {sequence} was answered twice, with different receipts");
        }
    }
}
