using System.Globalization;

namespace TraceEngine.Contracts.Lots;

/// <summary>A date of a production lot: the day it was made, or the last day it may be used.</summary>
/// <param name="Day">The day; for a month its last day.</param>
/// <param name="IsMonth">Whether only the month was given.</param>
public readonly record struct LotDate(DateOnly Day, bool IsMonth)
{
    // Outside of these years a date is a day, month and year in another order, or a two-digit year.
    private const int FirstYear = 1950;
    private const int LastYear = 2199;

    /// <summary>Reads a day of manufacture: yyyy-MM-dd or yyyyMMdd.</summary>
    public static bool TryParseMade(string? text, out LotDate date)
    {
        bool isDay = TryParse(text, out date) && !date.IsMonth;
        date = isDay ? date : default;
        return isDay;
    }

    /// <summary>Reads an expiry: yyyy-MM-dd, yyyyMMdd, yyyy-MM, yyyyMM; day 00 is the last day of the month.</summary>
    public static bool TryParseExpiry(string? text, out LotDate date) => TryParse(text, out date);

    /// <summary>yyyy-MM-dd, or yyyy-MM for a month.</summary>
    public override string ToString() => Day.ToString(IsMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryParse(string? text, out LotDate date)
    {
        date = default;
        Span<char> digits = stackalloc char[8];
        if (!TryTakeDigits(text, digits, out int count))
        {
            return false;
        }

        int year = Number(digits[..4]);
        int month = Number(digits[4..6]);
        int day = count == 6 ? 0 : Number(digits[6..]);
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        bool isMonth = day == 0;
        date = new LotDate(new DateOnly(year, month, isMonth ? DateTime.DaysInMonth(year, month) : day), isMonth);
        return true;
    }

    // Both dashes or none: 2025-0131 is a typing error, and which one nobody knows.
    private static bool TryTakeDigits(string? text, Span<char> digits, out int count)
    {
        count = 0;
        string pattern = text?.Length switch { 6 => "000000", 7 => "0000-00", 8 => "00000000", 10 => "0000-00-00", _ => "" };
        for (int i = 0; i < pattern.Length; i++)
        {
            bool fits = pattern[i] == '-' ? text![i] == '-' : char.IsAsciiDigit(text![i]);
            if (!fits)
            {
                return false;
            }

            if (pattern[i] != '-')
            {
                digits[count++] = text![i];
            }
        }

        return count > 0;
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
