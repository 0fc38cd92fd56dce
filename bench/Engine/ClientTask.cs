namespace TraceEngine.Bench.Engine;

/// <summary>What the client process can do.</summary>
internal enum ClientTask
{
    /// <summary>Register the products.</summary>
    Register,

    /// <summary>Build the batches of a workload in memory.</summary>
    Prepare,

    /// <summary>Send them on fresh streams and wait for all answers.</summary>
    Send,

    /// <summary>Send them again with their first sequences, as a client that forgot everything.</summary>
    Resend,

    /// <summary>Open loop at 70 % of the peak.</summary>
    AckPeak70,

    /// <summary>Open loop on quiet lines.</summary>
    AckQuiet,
}
