namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Documents in their order, what the oracle answers to each, and how everything stands after the last.</summary>
internal sealed record History(IReadOnlyList<HistoryStep> Steps, IReadOnlyList<Answer> Answers, Oracle End)
{
    public override string ToString() =>
        string.Join(Environment.NewLine, Steps.Zip(Answers, (step, answer) => $"{step}  =>  {answer}"));
}
