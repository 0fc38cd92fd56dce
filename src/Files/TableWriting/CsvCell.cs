using System.Buffers;

namespace TraceEngine.Files.TableWriting;

/// <summary>Cells as spreadsheets take them without harm.</summary>
internal static class CsvCell
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n\t");

    /// <summary>
    /// Any text. A cell that starts with = + - @ (or a tab or line end before one) would be run as a formula: an apostrophe
    /// in front makes it text.
    /// </summary>
    public static string OfText(string value) => Quote(StartsFormula(value) ? "'" + value : value);

    /// <summary>
    /// A code. Excel turns 20 digits into 8.19E+19 and loses the last five for good. A tab in front keeps them text, cannot
    /// be seen, and is removed again by every reader here (and by the trim most others do), so a corrected report can be sent
    /// back. An apostrophe would stay visible in the cell, and ="..." would make the file a list of formulas.
    /// </summary>
    public static string OfCode(string code)
    {
        if (code.Length == 0)
        {
            return code;
        }

        return StartsFormula(code) ? Quote("'" + code) : Quote("\t" + code);
    }

    /// <summary>Whether a spreadsheet would take a text for a formula.</summary>
    public static bool StartsFormula(string value)
    {
        var visible = value.AsSpan().TrimStart();
        return (visible.Length > 0 && visible[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')
            || (value.Length > 0 && value[0] is '\t' or '\r' or '\n');
    }

    private static string Quote(string value) => value.AsSpan().ContainsAny(NeedsQuotes)
        ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : value;
}
