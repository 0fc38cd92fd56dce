namespace TraceEngine.Files.Tests.Relation;

/// <summary>A row copied out of the reader.</summary>
public sealed record ReadRow(
    long RowNumber, string Code, int PackLayer, string Parent, int Flag, string? LotNumber, long ByteOffset, long LineNumber);
