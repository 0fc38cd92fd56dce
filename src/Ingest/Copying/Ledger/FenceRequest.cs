namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>What a lane must find unchanged before it writes for a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Epoch">Epoch of the session that sent the batches; 0 for documents.</param>
/// <param name="NextSequence">Sequence of the first batch to write.</param>
internal sealed record FenceRequest(StreamIdentity Stream, long Epoch, long NextSequence);
