using System.Buffers;
using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>
/// Cells as spreadsheets take them without harm, as in every CSV of this engine: an apostrophe in front makes a formula text, a
/// tab in front keeps a code text. Excel turns 20 digits into 8.19E+19 and loses the last five for good; a tab cannot be seen
/// and is trimmed by readers.
/// </summary>
internal static class CsvCells
{
    private static readonly SearchValues<byte> NeedsQuotes = SearchValues.Create(",\"\r\n\t"u8);

    public static void Add(ByteRow row, ReadOnlySpan<byte> cell, CellKind kind)
    {
        if (cell.IsEmpty)
        {
            return;
        }

        if (kind == CellKind.Number)
        {
            row.Add(cell);
        }
        else if (FormulaCheck.StartsFormula(cell))
        {
            AddText(row, (byte)'\'', cell);
        }
        else if (kind == CellKind.Code)
        {
            AddText(row, (byte)'\t', cell);
        }
        else if (cell.ContainsAny(NeedsQuotes))
        {
            AddText(row, 0, cell);
        }
        else
        {
            row.Add(cell);
        }
    }

    // Quotes are never wrong.
    private static void AddText(ByteRow row, byte prefix, ReadOnlySpan<byte> cell)
    {
        row.Add((byte)'"');
        if (prefix != 0)
        {
            row.Add(prefix);
        }

        for (var quote = cell.IndexOf((byte)'"'); quote >= 0; quote = cell.IndexOf((byte)'"'))
        {
            row.Add(cell[..(quote + 1)]);
            row.Add((byte)'"');
            cell = cell[(quote + 1)..];
        }

        row.Add(cell);
        row.Add((byte)'"');
    }
}
