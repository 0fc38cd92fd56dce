namespace TraceEngine.Query.Reconcile;

/// <summary>What an enterprise owes.</summary>
/// <param name="Duties">By kind, the oldest first.</param>
/// <param name="IsTruncated">Whether there was more than one call looks at.</param>
/// <param name="Since">Start of the days looked at.</param>
internal sealed record DutyAnswer(IReadOnlyList<DutyFacts> Duties, bool IsTruncated, DateTimeOffset Since);
