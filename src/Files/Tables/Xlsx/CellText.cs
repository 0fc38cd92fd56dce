using System.Globalization;
using System.Text;

namespace TraceEngine.Files.Tables.Xlsx;

/// <summary>
/// Text of a workbook: characters that XML cannot hold are written _x001D_ (the separator inside GS1 codes is one), and what
/// merely looks so begins with _x005F_.
/// </summary>
internal static class CellText
{
    private const int EscapeLength = 7;

    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            if (TryRead(text, at, out var character))
            {
                result.Append(text, from, at - from).Append(character);
                from = at + EscapeLength;
                at = text.IndexOf("_x", from, StringComparison.Ordinal);
            }
            else
            {
                at = text.IndexOf("_x", at + 1, StringComparison.Ordinal);
            }
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    public static string Escape(string text)
    {
        if (!NeedsEscape(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(character).Append(text[++i]);
            }
            else if (char.IsSurrogate(character))
            {
                result.Append('\uFFFD');
            }
            else if (IsForbidden(character) || (character == '_' && TryRead(text, i, out _)))
            {
                result.Append(CultureInfo.InvariantCulture, $"_x{(int)character:X4}_");
            }
            else
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    // A carriage return would come back as a line feed.
    private static bool IsForbidden(char character) =>
        character is < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF';

    private static bool NeedsEscape(string text)
    {
        foreach (var character in text)
        {
            if (IsForbidden(character) || char.IsSurrogate(character))
            {
                return true;
            }
        }

        return text.Contains("_x", StringComparison.Ordinal);
    }

    private static bool TryRead(string text, int at, out char character)
    {
        character = default;
        if (at + EscapeLength > text.Length || text[at + 1] != 'x' || text[at + 6] != '_'
            || !ushort.TryParse(
                text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        character = (char)value;
        return true;
    }
}
