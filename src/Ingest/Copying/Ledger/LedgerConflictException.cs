namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>
/// The fast COPY was refused by the server, usually for a code that is active already: redo with the slow path.
/// </summary>
internal sealed class LedgerConflictException(string message, Exception? inner = null) : Exception(message, inner);
