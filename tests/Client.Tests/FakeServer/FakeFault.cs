namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>What goes wrong at a batch.</summary>
internal enum FakeFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The connection is cut before the batch is committed.</summary>
    CutBefore,

    /// <summary>The batch is committed, then the connection is cut before its ack is sent.</summary>
    CutAfter,

    /// <summary>The call ends with UNAVAILABLE before the batch is committed.</summary>
    StatusUnavailable,

    /// <summary>In-stream UNAVAILABLE; the batches behind get it too.</summary>
    FaultUnavailable,

    /// <summary>The batch is committed, in-stream UNKNOWN_OUTCOME is answered.</summary>
    UnknownOutcome,

    /// <summary>Another holder opened the stream.</summary>
    TakenOver,

    /// <summary>The batch is answered MALFORMED.</summary>
    Malformed,

    /// <summary>The server closes the call in order.</summary>
    CloseInOrder,

    /// <summary>The batch is never answered, nothing behind it either.</summary>
    Silence,
}
