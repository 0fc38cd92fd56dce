using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>What is judged of one of the smallest packages.</summary>
/// <param name="ActivatedAt">When it was activated; null where that is not the caller's to see.</param>
/// <param name="ActivatorCreditCode">Who activated and so had it first; null likewise.</param>
/// <param name="Visits">Documents that reached it, none withdrawn, in the order of arrival.</param>
internal sealed record CodeStory(DateTime? ActivatedAt, string? ActivatorCreditCode, IReadOnlyList<Visit> Visits);
