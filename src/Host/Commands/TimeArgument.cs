using System.CommandLine;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Host.Commands;

/// <summary>Times as people give them on the command line; without an offset they are China Standard Time.</summary>
internal static class TimeArgument
{
    /// <summary>The time of an option; null when it is not given.</summary>
    /// <exception cref="CommandException">The text is no time.</exception>
    public static DateTimeOffset? Read(ParseResult result, Option<string?> option)
    {
        if (result.GetValue(option) is not { } text)
        {
            return null;
        }

        return UploadTime.TryParse(text, out var time) ? time : throw CommandException.Usage(
            $"{option.Name} {text} 不是时间，示例 2026-01-31T08:00:00 / {option.Name} {text} is no time, write 2026-01-31T08:00:00");
    }
}
