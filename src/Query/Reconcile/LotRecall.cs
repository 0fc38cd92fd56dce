namespace TraceEngine.Query.Reconcile;

/// <summary>A document that recalls a whole lot.</summary>
/// <param name="Number">Document number.</param>
/// <param name="CreditCode">Credit code of who reported it.</param>
/// <param name="Reason">Why.</param>
/// <param name="EventAt">When, as declared.</param>
internal sealed record LotRecall(string Number, string CreditCode, string Reason, DateTime EventAt);
