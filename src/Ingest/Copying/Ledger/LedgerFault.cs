namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>The kinds of operating fault that are answered differently.</summary>
internal enum LedgerFault
{
    /// <summary>The database is away or refuses to work; the client may try again.</summary>
    Unavailable,

    /// <summary>A lock was not obtained in time (55P03) or the statement was cancelled (57014).</summary>
    LockTimeout,

    /// <summary>Deadlock (40P01) or serialization failure (40001): the group is redone.</summary>
    Redo,

    /// <summary>A wrong answer that should not happen: loud, never retried.</summary>
    Broken,
}
