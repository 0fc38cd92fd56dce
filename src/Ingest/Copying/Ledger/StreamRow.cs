namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>The durable state of a stream.</summary>
/// <param name="Epoch">Epoch of the newest holder.</param>
/// <param name="NextSequence">Sequence of the next batch, from 1.</param>
/// <param name="ShelvedSequence">Everything up to this sequence has been taken out of the cache.</param>
/// <param name="ClientPosition">Position of the last batch; null when no batch carries one.</param>
/// <param name="Receipt">Receipt of the last batch, or the stream's first one.</param>
internal sealed record StreamRow(long Epoch, long NextSequence, long ShelvedSequence, byte[]? ClientPosition, byte[] Receipt);
