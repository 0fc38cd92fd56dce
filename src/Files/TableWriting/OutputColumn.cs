namespace TraceEngine.Files.TableWriting;

/// <summary>How a column of a workbook looks; a CSV has no use for it.</summary>
/// <param name="Width">Its width in characters.</param>
/// <param name="IsCode">Whether its empty cells are text too, down to the last row.</param>
/// <param name="Choices">The only values that a person may choose; empty = any.</param>
internal sealed record OutputColumn(int Width, bool IsCode, IReadOnlyList<string> Choices)
{
    public static OutputColumn Plain(int width) => new(width, false, []);
}
