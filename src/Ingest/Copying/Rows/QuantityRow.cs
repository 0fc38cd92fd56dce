namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>A quantity of goods without serial numbers.</summary>
/// <param name="Row">Its row in the batch.</param>
/// <param name="Line">Its number in its section: with the section's id its key.</param>
/// <param name="Identifier">Key of GTIN or device id.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Parent">Key of the package it is in, or null.</param>
internal readonly record struct QuantityRow(
    int Row, int Line, byte[] Identifier, string LotNumber, decimal Quantity, byte[]? Parent);
