namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>The answers a batch can get.</summary>
internal enum OutcomeKind
{
    /// <summary>Committed by this call.</summary>
    Committed,

    /// <summary>In the ledger already with the same digest.</summary>
    AlreadyCommitted,

    /// <summary>Judged only: validate_only.</summary>
    Validated,

    /// <summary>In the ledger with another digest.</summary>
    Conflict,

    /// <summary>Above the expected sequence.</summary>
    OutOfRange,

    /// <summary>A newer holder opened the stream.</summary>
    Aborted,

    /// <summary>Not known whether it was committed.</summary>
    Unknown,

    /// <summary>Not written for an operating fault.</summary>
    Unavailable,
}
