using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Shelving;

/// <summary>
/// Empties the cache between COMMIT and ack (writer's steps W1 to W5 of the cache protocol). Returns when the ack may be sent;
/// never throws because Redis is away.
/// </summary>
internal interface IShelves
{
    /// <summary>Whether there is anything to empty; without a cache nobody gathers what has changed.</summary>
    bool HasShelves { get; }

    /// <summary>After COMMIT: these codes and contents have changed. Nothing to empty returns at once.</summary>
    Task EmptyAsync(ShelfTouches touches, CancellationToken cancellationToken);

    /// <summary>
    /// Open, resend or an in-doubt look-up has revealed commits that an earlier host may not have emptied for: redo it for
    /// everything after the row's shelved sequence.
    /// </summary>
    Task RedoAsync(StreamIdentity stream, StreamRow row, CancellationToken cancellationToken);
}
