namespace TraceEngine.Query.Listing;

/// <summary>The enterprise that asks.</summary>
/// <param name="EnterpriseId">Our number of it.</param>
/// <param name="CreditCode">Its credit code.</param>
internal sealed record ListCaller(long EnterpriseId, string CreditCode);
