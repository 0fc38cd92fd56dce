namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>A code that the receiver did not take.</summary>
/// <param name="Row">Its row in the batch.</param>
/// <param name="Code">Its key.</param>
/// <param name="Reason">Why.</param>
internal readonly record struct RejectedRow(int Row, byte[] Code, string Reason);
