namespace TraceEngine.Files.Relation.Inspection;

/// <summary>A 7-digit prefix or a GTIN-14 that codes of a level show, and how many rows show it.</summary>
/// <param name="Text">The digits.</param>
/// <param name="RowCount">Rows.</param>
public sealed record CodeMark(string Text, long RowCount);
