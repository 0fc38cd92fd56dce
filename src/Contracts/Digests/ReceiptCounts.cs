namespace TraceEngine.Contracts.Digests;

/// <summary>The counts that a receipt covers.</summary>
/// <param name="Accepted">Rows written.</param>
/// <param name="Refused">Rows not written.</param>
/// <param name="OpenParents">Distinct parents of accepted rows that were not active yet.</param>
public readonly record struct ReceiptCounts(int Accepted, int Refused, int OpenParents);
