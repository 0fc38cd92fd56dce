namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>Where a stream stands after a group: only what was really written moves it.</summary>
internal sealed record StreamAdvance(StreamIdentity Stream, long NextSequence, byte[] Receipt, byte[]? ClientPosition);
