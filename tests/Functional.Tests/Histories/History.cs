namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Documents in their order, what the oracle answers to each, and how everything stands after the last.</summary>
/// <param name="Numbers">What it is made of.</param>
/// <param name="Steps">The documents.</param>
/// <param name="Answers">The oracle's answer to each.</param>
/// <param name="End">The oracle after the last.</param>
internal sealed record History(
    IReadOnlyList<int[]> Numbers, IReadOnlyList<HistoryStep> Steps, IReadOnlyList<Answer> Answers, Oracle End)
{
    public override string ToString() =>
        string.Join(Environment.NewLine, Steps.Zip(Answers, (step, answer) => $"{step}  =>  {answer}"));
}
