using System.Collections.Concurrent;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>What a run has seen: histories that are refused at every turn would prove little.</summary>
internal sealed class HistoryFigures
{
    private const int LeastAcceptedPercent = 60;

    private readonly ConcurrentDictionary<Reason, int> _reasons = new();
    private int _histories;
    private int _steps;
    private int _sent;
    private int _accepted;

    public void Add(History history)
    {
        Interlocked.Increment(ref _histories);
        Interlocked.Add(ref _steps, history.Steps.Count);
        foreach (var answer in history.Answers)
        {
            Interlocked.Add(ref _sent, answer.Sent);
            Interlocked.Add(ref _accepted, answer.Accepted);
            foreach (var refusal in answer.Whole is { } whole ? [whole] : answer.Refused)
            {
                _reasons.AddOrUpdate(refusal.Reason, 1, (_, count) => count + 1);
            }
        }
    }

    /// <summary>So many histories, and most of their rows were good.</summary>
    public void Require(int histories)
    {
        Assert.Equal(histories, _histories);
        Assert.True(_accepted * 100L >= _sent * (long)LeastAcceptedPercent, ToString());
    }

    public override string ToString() =>
        $"{_histories} histories, {_steps} documents, {_sent} rows, {_accepted} accepted; refused for "
        + string.Join(", ", _reasons.OrderByDescending(one => one.Value).Select(one => $"{one.Key} {one.Value}"));
}
