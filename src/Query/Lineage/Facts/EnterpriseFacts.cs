namespace TraceEngine.Query.Lineage.Facts;

/// <summary>Who an enterprise is; set when it is created, for good.</summary>
internal sealed record EnterpriseFacts(string CreditCode, string Name);
