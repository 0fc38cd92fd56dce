using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>Times as people and their systems write them: China Standard Time unless they say otherwise.</summary>
public static class UploadTime
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    private static readonly string[] LocalFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>A day, minute or second; one with a zone keeps it.</summary>
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

    /// <summary>Null when it is empty or no time: the server then refuses the document, naming the field.</summary>
    public static DateTimeOffset? Parse(string text) =>
        TryParse(text.Replace('/', '-').Trim(), out var time) ? time : null;

    /// <summary>The same as a message has it.</summary>
    public static Timestamp? ToTimestamp(string text) => Parse(text) is { } time ? Timestamp.FromDateTimeOffset(time) : null;
}
