using System.Buffers;
using System.Text;
using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>
/// Cells of a sheet, by their place in the row: all text but numbers, so that no code becomes a number and nothing runs as a
/// formula. Characters that XML cannot hold are written _x001D_, and what merely looks so begins with _x005F_.
/// </summary>
internal static class XlsxCells
{
    private const int EscapeLength = 7;

    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'&', (byte)'<', (byte)'>', (byte)'_']);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    // U+FFFE and U+FFFF, which XML cannot hold, begin so.
    private static ReadOnlySpan<byte> NonCharacterStart => [0xEF, 0xBF];

    public static void Add(ByteRow row, ReadOnlySpan<byte> cell, CellKind kind)
    {
        if (cell.IsEmpty)
        {
            row.Add("<c/>"u8);
        }
        else if (kind == CellKind.Number)
        {
            row.Add("<c><v>"u8);
            row.Add(cell);
            row.Add("</v></c>"u8);
        }
        else
        {
            row.Add(FormulaCheck.StartsFormula(cell) ? "<c s=\"3\" t=\"inlineStr\"><is>"u8 : "<c s=\"1\" t=\"inlineStr\"><is>"u8);
            row.Add(IsBlank(cell[0]) || IsBlank(cell[^1]) ? "<t xml:space=\"preserve\">"u8 : "<t>"u8);
            AddText(row, cell);
            row.Add("</t></is></c>"u8);
        }
    }

    /// <summary>A heading.</summary>
    public static void AddHeading(ByteRow row, string text)
    {
        row.Add("<c s=\"2\" t=\"inlineStr\"><is><t>"u8);
        AddText(row, Encoding.UTF8.GetBytes(text));
        row.Add("</t></is></c>"u8);
    }

    private static bool IsBlank(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

    private static void AddText(ByteRow row, ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(Special) && text.IndexOf(NonCharacterStart) < 0)
        {
            row.Add(text);
            return;
        }

        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            AddRune(row, rune, text, length);
            text = text[length..];
        }
    }

    private static void AddRune(ByteRow row, Rune rune, ReadOnlySpan<byte> text, int length)
    {
        switch (rune.Value)
        {
            case '&':
                row.Add("&amp;"u8);
                break;
            case '<':
                row.Add("&lt;"u8);
                break;
            case '>':
                row.Add("&gt;"u8);
                break;
            case '_' when LooksEscaped(text):
            case < ' ' and not ('\t' or '\n'):
            case 0xFFFE or 0xFFFF:
                row.Add(Encoding.ASCII.GetBytes($"_x{rune.Value:X4}_"));
                break;
            default:
                row.Add(text[..length]);
                break;
        }
    }

    private static bool LooksEscaped(ReadOnlySpan<byte> text) =>
        text.Length >= EscapeLength && text[1] == 'x' && text[EscapeLength - 1] == '_'
        && !text[2..(EscapeLength - 1)].ContainsAnyExcept(HexDigits);
}
