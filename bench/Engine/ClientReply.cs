using TraceEngine.Load;

namespace TraceEngine.Bench.Engine;

/// <summary>The client process's answer, one JSON line.</summary>
internal sealed record ClientReply
{
    /// <summary>From before the first open to the last answer, s.</summary>
    public double Seconds { get; init; }

    /// <summary>Rows that were written.</summary>
    public long Accepted { get; init; }

    /// <summary>Rows that were not.</summary>
    public long Refused { get; init; }

    /// <summary>Why the first refused row was refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>Answers that came from the ledger.</summary>
    public long AlreadyCommitted { get; init; }

    /// <summary>Batches answered.</summary>
    public long Batches { get; init; }

    /// <summary>The load scenario's report.</summary>
    public LoadReport? Load { get; init; }

    /// <summary>Set when it failed.</summary>
    public string? Error { get; init; }
}
