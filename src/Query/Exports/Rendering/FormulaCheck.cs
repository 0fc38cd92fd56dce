using System.Text;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>Tells what a spreadsheet would run instead of show.</summary>
internal static class FormulaCheck
{
    /// <summary>
    /// Whether a cell begins with = + - @, in half or full width and behind any blanks, or with a tab or line end, behind which
    /// some programs look for one.
    /// </summary>
    public static bool StartsFormula(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
        {
            return false;
        }

        if (cell[0] is (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            return true;
        }

        while (Rune.DecodeFromUtf8(cell, out var first, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (!Rune.IsWhiteSpace(first))
            {
                return first.Value is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
            }

            cell = cell[length..];
        }

        return false;
    }
}
