namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>One thing that does not hold.</summary>
/// <param name="Sequence">The batch; 0 for the stream itself.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
internal sealed record ChainFinding(long Sequence, string Zh, string En);
