using System.Globalization;
using System.Text;

namespace TraceEngine.Contracts.Lots;

/// <summary>A production lot number (生产批号): 1 to 30 characters, no control characters, no spaces around it.</summary>
public readonly record struct LotNumber
{
    /// <summary>Most characters of a lot number.</summary>
    public const int MaxCharacters = 30;

    private readonly string? _value;

    private LotNumber(string value) => _value = value;

    /// <summary>The lot number; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads a lot number; nothing is cleaned.</summary>
    public static bool TryParse(string? text, out LotNumber lot)
    {
        bool isLot = text is { Length: >= 1 and <= MaxCharacters } && text.Trim().Length == text.Length && IsVisible(text);
        lot = isLot ? new LotNumber(text!) : default;
        return isLot;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    // Invisible characters make two lots of one: control and format characters, line separators, halves of a character.
    private static bool IsVisible(string text)
    {
        foreach (var character in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(character);
            if (character == Rune.ReplacementChar
                || category is UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return false;
            }
        }

        return true;
    }
}
