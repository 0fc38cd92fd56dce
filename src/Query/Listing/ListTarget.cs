using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query.Listing;

/// <summary>What a selection turned out to be.</summary>
/// <param name="Outcome">Whether there is anything to be listed.</param>
/// <param name="Source">Its codes.</param>
/// <param name="IsKnown">It exists for the caller even when it has no codes.</param>
/// <param name="Lots">The lots to choose from, when there are several.</param>
internal sealed record ListTarget(
    ListOutcome Outcome, ICodeSource? Source = null, bool IsKnown = false, IReadOnlyList<LotFacts>? Lots = null)
{
    public static ListTarget NotFound { get; } = new(ListOutcome.NotFound);

    public static ListTarget Of(ICodeSource source, bool isKnown) => new(ListOutcome.Listed, source, isKnown);
}
