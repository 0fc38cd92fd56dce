using System.Buffers;
using System.Globalization;
using TraceEngine.Contracts.Lots;

namespace TraceEngine.Files.Tables;

/// <summary>
/// Dates and times as files have them, year first: 2026-01-05, 20260105, 2026/1/5 (what a Chinese spreadsheet saves to CSV),
/// 2026年1月5日. Any other order is refused, for nobody knows which number is the month.
/// </summary>
internal static class MomentText
{
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("0123456789-: ");

    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d H:mm", "yyyyMMddHHmmss",
        "yyyy-MM-dd HH:mm:ss.fff",
    ];

    /// <summary>Reads a day, or a month where one is allowed; gives yyyy-MM-dd or yyyy-MM.</summary>
    public static bool TryReadDate(string text, bool allowsMonth, out string date)
    {
        var plain = ToDashes(text);

        // A spreadsheet's midnight, and the time that some programs write behind a day.
        plain = plain.EndsWith(" 00:00:00", StringComparison.Ordinal) || plain.EndsWith(" 0:00:00", StringComparison.Ordinal)
            ? plain[..plain.IndexOf(' ', StringComparison.Ordinal)]
            : plain;
        LotDate read;
        var isRead = allowsMonth ? LotDate.TryParseExpiry(plain, out read) : LotDate.TryParseMade(plain, out read);
        date = isRead ? read.ToString() : "";
        return isRead;
    }

    /// <summary>Reads a second in Beijing time; gives yyyy-MM-dd HH:mm:ss.</summary>
    public static bool TryReadTime(string text, out string time)
    {
        var plain = ToDashes(text).Replace('T', ' ');
        plain = plain.EndsWith("+08:00", StringComparison.Ordinal) ? plain[..^6].TrimEnd() : plain;
        var isRead = DateTime.TryParseExact(plain, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            && moment.Year is >= 1950 and <= 2199;
        time = isRead ? moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
        return isRead;
    }

    private static string ToDashes(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(PlainCharacters))
        {
            return Pad(text);
        }

        Span<char> plain = stackalloc char[Math.Min(text.Length, 40)];
        var length = 0;
        foreach (var character in text.AsSpan(0, plain.Length))
        {
            switch (character)
            {
                case '/' or '年' or '月' or '-' or '－' or '／':
                    plain[length++] = '-';
                    break;
                case '日':
                    break;
                case '：':
                    plain[length++] = ':';
                    break;
                case '\u3000':
                    plain[length++] = ' ';
                    break;
                case >= '０' and <= '９':
                    plain[length++] = (char)(character - '０' + '0');
                    break;
                default:
                    plain[length++] = character;
                    break;
            }
        }

        return Pad(plain[..length].TrimEnd('-').ToString());
    }

    // 2026-1-5 is 2026-01-05, and 2026-1 is 2026-01.
    private static string Pad(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var day = space < 0 ? text : text[..space];
        var parts = day.Split('-');
        if (parts.Length is not (2 or 3) || parts[0].Length != 4 || parts.Skip(1).All(part => part.Length == 2))
        {
            return text;
        }

        var padded = string.Join('-', parts.Select((part, at) => at > 0 ? part.PadLeft(2, '0') : part));
        return space < 0 ? padded : padded + text[space..];
    }
}
