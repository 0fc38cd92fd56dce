namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>The connection was lost in COMMIT: neither success nor failure.</summary>
internal sealed class CommitInDoubtException(string message, Exception? inner = null) : Exception(message, inner);
