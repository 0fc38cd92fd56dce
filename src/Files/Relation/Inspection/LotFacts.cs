namespace TraceEngine.Files.Relation.Inspection;

/// <summary>One Batch element of the file.</summary>
/// <param name="Header">The Relation it stands in; null when it stands in none.</param>
/// <param name="Lot">Its attributes.</param>
/// <param name="RowCount">Its Code elements.</param>
public sealed record LotFacts(RelationHeader? Header, RelationLot Lot, long RowCount);
