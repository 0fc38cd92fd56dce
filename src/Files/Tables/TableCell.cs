namespace TraceEngine.Files.Tables;

/// <summary>One cell as found.</summary>
/// <param name="Text">Its text; of a number, the digits as they are stored.</param>
/// <param name="Kind">What it was.</param>
internal readonly record struct TableCell(string Text, CellKind Kind)
{
    public static TableCell Empty { get; } = new("", CellKind.Text);
}
