namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>
/// A row of a group in key order: the key's first 16 bytes, the batch's place in the group and the row in the batch.
/// </summary>
internal readonly record struct GroupEntry(ulong High, ulong Low, int Batch, int Row);
