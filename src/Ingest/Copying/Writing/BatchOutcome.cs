using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>What became of a batch: in the ledger, or not.</summary>
internal sealed record BatchOutcome
{
    public required OutcomeKind Kind { get; init; }

    /// <summary>The ledger's entry, for the kinds that have one.</summary>
    public LedgerEntry? Entry { get; init; }

    /// <summary>Durable state of the stream, with <see cref="OutcomeKind.Conflict"/>.</summary>
    public StreamRow? Stream { get; init; }

    /// <summary>Sequence the session expects next, for the kinds that tell it.</summary>
    public long NextSequence { get; init; }

    /// <summary>Why, for operating faults.</summary>
    public string Detail { get; init; } = "";

    public static BatchOutcome Committed(LedgerEntry entry) => new() { Kind = OutcomeKind.Committed, Entry = entry };

    public static BatchOutcome Already(LedgerEntry entry) => new() { Kind = OutcomeKind.AlreadyCommitted, Entry = entry };

    public static BatchOutcome Conflict(LedgerEntry entry, StreamRow? row) =>
        new() { Kind = OutcomeKind.Conflict, Entry = entry, Stream = row, NextSequence = row?.NextSequence ?? 0 };

    public static BatchOutcome Aborted() => new() { Kind = OutcomeKind.Aborted };

    public static BatchOutcome Unknown(string detail) => new() { Kind = OutcomeKind.Unknown, Detail = detail };

    public static BatchOutcome Unavailable(string detail) => new() { Kind = OutcomeKind.Unavailable, Detail = detail };
}
