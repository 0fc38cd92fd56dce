using System.CommandLine;
using System.Globalization;

namespace TraceEngine.Host.Commands;

/// <summary>Times as people give them on the command line; without an offset they are China Standard Time.</summary>
internal static class TimeArgument
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    private static readonly string[] LocalFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>The time of an option; null when it is not given.</summary>
    /// <exception cref="CommandException">The text is no time.</exception>
    public static DateTimeOffset? Read(ParseResult result, Option<string?> option)
    {
        if (result.GetValue(option) is not { } text)
        {
            return null;
        }

        return TryParse(text, out var time) ? time : throw CommandException.Usage(
            $"{option.Name} {text} 不是时间，示例 2026-01-31T08:00:00 / {option.Name} {text} is no time, write 2026-01-31T08:00:00");
    }

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        if (DateTime.TryParseExact(text, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            time = new DateTimeOffset(local, ChinaOffset);
            return true;
        }

        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
