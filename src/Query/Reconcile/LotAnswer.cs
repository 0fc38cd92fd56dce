namespace TraceEngine.Query.Reconcile;

/// <summary>The end of a count.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Run">The numbers; null unless counted.</param>
/// <param name="AsOf">Time of the snapshot.</param>
/// <param name="Lots">The lots in scope, where there are several.</param>
internal sealed record LotAnswer(LotOutcome Outcome, LotRun? Run, DateTimeOffset AsOf, IReadOnlyList<LotFacts> Lots)
{
    public static LotAnswer Of(LotOutcome outcome, params IReadOnlyList<LotFacts> lots) => new(outcome, null, default, lots);
}
