using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace TraceEngine.Ingest.Validation;

/// <summary>
/// When something happened, as a client says. Milliseconds sent as seconds land in the far future and are refused.
/// </summary>
internal static class EventTime
{
    private const int NanosAtMost = 999_999_999;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a time in whole microseconds, as the database keeps them; false when missing or implausible.</summary>
    public static bool TryRead(Timestamp? timestamp, DateTimeOffset latest, out DateTimeOffset at)
    {
        at = default;
        if (timestamp is null
            || timestamp.Seconds < Earliest.ToUnixTimeSeconds()
            || timestamp.Seconds > latest.ToUnixTimeSeconds()
            || timestamp.Nanos is < 0 or > NanosAtMost)
        {
            return false;
        }

        at = DateTimeOffset.FromUnixTimeSeconds(timestamp.Seconds).AddMicroseconds(timestamp.Nanos / 1000);
        return true;
    }

    /// <summary>A refused time for people.</summary>
    public static string TextOf(Timestamp? timestamp) =>
        timestamp is null ? "-" : timestamp.Seconds.ToString(CultureInfo.InvariantCulture) + " s";
}
