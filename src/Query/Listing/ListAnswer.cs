using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query.Listing;

/// <summary>One page of a list.</summary>
internal sealed record ListAnswer
{
    public required ListOutcome Outcome { get; init; }

    public IReadOnlyList<ListedCode> Rows { get; init; } = [];

    /// <summary>Where the next page begins; null on the last one.</summary>
    public ListPosition? Next { get; init; }

    /// <summary>Codes of the whole list, when they were counted.</summary>
    public long Total { get; init; }

    /// <summary>There are more than the total.</summary>
    public bool TotalIsAtLeast { get; init; }

    /// <summary>The lots to choose from, when there are several.</summary>
    public IReadOnlyList<LotFacts> Lots { get; init; } = [];
}
