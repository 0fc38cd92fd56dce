namespace TraceEngine.Contracts.Codes;

/// <summary>
/// A GS1 application identifier: how long it and its value are. From the table of the GS1 General Specifications, section 3.2,
/// by the first two digits; where these cover several identifiers the longest value is allowed.
/// </summary>
/// <param name="Family">First two digits as a number; the whole identifier for 00, 01, 10, 21.</param>
/// <param name="Length">Digits of the identifier, 2 to 4.</param>
/// <param name="FixedLength">Characters of the value when fixed, no separator following; 0 when variable.</param>
/// <param name="MaxLength">Most characters of the value.</param>
/// <param name="IsNumeric">Whether the value is digits only.</param>
internal readonly record struct Gs1Identifier(int Family, int Length, int FixedLength, int MaxLength, bool IsNumeric)
{
    internal const int Sscc = 0;
    internal const int Gtin = 1;
    internal const int Lot = 10;
    internal const int Serial = 21;

    /// <summary>Whether the value is a date, yyMMdd with day 00 for the end of the month.</summary>
    internal bool IsDate => Family is 11 or 12 or 13 or 15 or 16 or 17;

    /// <summary>Reads the identifier that the text starts with.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, out Gs1Identifier identifier)
    {
        identifier = default;
        if (text.Length < 2 || !char.IsAsciiDigit((char)text[0]) || !char.IsAsciiDigit((char)text[1]))
        {
            return false;
        }

        identifier = OfFamily(((text[0] - '0') * 10) + text[1] - '0');
        return identifier.Length > 0
            && text.Length >= identifier.Length
            && !text[..identifier.Length].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static Gs1Identifier OfFamily(int family) => family switch
    {
        0 => Fixed(family, 2, 18),
        1 or 2 or 3 => Fixed(family, 2, 14),
        4 => Fixed(family, 2, 16),
        11 or 12 or 13 or 15 or 16 or 17 => Fixed(family, 2, 6),
        20 => Fixed(family, 2, 2),
        10 or 21 or 22 => Variable(family, 2, 20),
        23 or 24 or 25 => Variable(family, 3, 30),
        30 or 37 => Variable(family, 2, 8) with { IsNumeric = true },
        >= 31 and <= 36 => Fixed(family, 4, 6),
        39 => Variable(family, 4, 18) with { IsNumeric = true },
        40 or 42 or 71 => Variable(family, 3, 30),
        41 => Fixed(family, 3, 13),
        43 or 70 or 72 or 80 or 81 or 82 => Variable(family, 4, 90),
        90 => Variable(family, 2, 30),
        > 90 => Variable(family, 2, 90),
        _ => default,
    };

    private static Gs1Identifier Fixed(int family, int length, int valueLength) =>
        new(family, length, valueLength, valueLength, true);

    private static Gs1Identifier Variable(int family, int length, int maxLength) => new(family, length, 0, maxLength, false);
}
