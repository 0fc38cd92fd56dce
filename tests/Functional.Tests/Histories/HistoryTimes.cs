using System.Globalization;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>
/// When the documents of a history say that they happened: mostly in their order, often several at one moment, and now and then
/// long before what was told earlier, as the field reports.
/// </summary>
internal static class HistoryTimes
{
    private const int AtOneMoment = 3;
    private const int MinutesBetween = 10;
    private const int EveryLate = 4;
    private const int MomentsBack = 3;

    private static readonly DateTimeOffset Start = new(2026, 1, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The event time of a document, told from its number alone: parts and repeats have the same one.</summary>
    public static DateTimeOffset Of(string number)
    {
        var step = int.Parse(number.AsSpan(1), CultureInfo.InvariantCulture);
        var moment = (step / AtOneMoment) - (step % EveryLate == 0 ? MomentsBack : 0);
        return Start.AddMinutes(moment * MinutesBetween);
    }
}
