using Google.Protobuf.WellKnownTypes;
using TraceEngine.Host.Commands;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Times in files: China Standard Time unless they say otherwise.</summary>
internal static class UploadTime
{
    /// <summary>Null when it is empty or no time: the server then refuses the document, naming the field.</summary>
    public static DateTimeOffset? Parse(string text) =>
        TimeArgument.TryParse(text.Replace('/', '-').Trim(), out var time) ? time : null;

    public static Timestamp? ToTimestamp(string text) => Parse(text) is { } time ? Timestamp.FromDateTimeOffset(time) : null;
}
