namespace TraceEngine.Ingest.Validation;

/// <summary>Why a message breaks the contract, for people.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
internal sealed record Malformed(string Zh, string En);
