namespace TraceEngine.Query.Reconcile;

/// <summary>A section that activated codes of a lot.</summary>
/// <param name="SectionId">Its number.</param>
/// <param name="EnterpriseId">Who activated.</param>
/// <param name="EventAt">When, as declared.</param>
internal readonly record struct LotSection(long SectionId, long EnterpriseId, DateTime EventAt);
