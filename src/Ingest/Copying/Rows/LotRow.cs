namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>A lot that a document names whole.</summary>
/// <param name="Row">Its row in the batch.</param>
/// <param name="ProductId">The product.</param>
/// <param name="ProductName">The product as the caller named it.</param>
/// <param name="LotNumber">The lot.</param>
internal readonly record struct LotRow(int Row, long ProductId, string ProductName, string LotNumber);
